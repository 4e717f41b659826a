package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processes whose processor time is counted.
 *
 * @param pids by the name that a process has in reports
 */
public record Processes(Map<String, Long> pids) {

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
