package io.coffer.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processes whose processor time is counted, and memory.
 *
 * @param pids by the name that a process has in reports
 */
public record Processes(Map<String, Long> pids) {

    private static final Pattern MOST_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    /** Megabytes of memory that a process had at most since it started; empty where the operating system has no {@code /proc}. */
    public OptionalDouble mostResident(String name) throws IOException {
        var status = Path.of("/proc", String.valueOf(pids.get(name)), "status");
        return Files.isReadable(status)
                ? OptionalDouble.of(mostResident(Files.readAllLines(status)))
                : OptionalDouble.empty();
    }

    static double mostResident(List<String> status) {
        return status.stream()
                .map(MOST_RESIDENT::matcher)
                .filter(Matcher::matches)
                .mapToDouble(line -> Double.parseDouble(line.group(1)) / KILOBYTES_PER_MEGABYTE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no memory in " + status));
    }

    /** What each has used since it started. */
    Map<String, Duration> used() {
        var used = new LinkedHashMap<String, Duration>();
        pids.forEach((name, pid) -> used.put(
                name,
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElseThrow(() -> new IllegalStateException("no processor time of " + name))));
        return used;
    }

    /** What each has used since {@code before}. */
    Map<String, Duration> usedSince(Map<String, Duration> before) {
        var used = used();
        used.replaceAll((name, now) -> now.minus(before.getOrDefault(name, Duration.ZERO)));
        return used;
    }
}
