package io.coffer.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * How a process is recognised later: its id and when it started (rule 1).
 *
 * @param pid the operating system's id
 * @param startedMillis when it started, milliseconds since 1970 UTC; 0 if the operating system doesn't tell
 */
public record ProcessMark(long pid, long startedMillis) {

    /** Linux derives start times from the boot time, which moves a little when the clock is corrected. */
    private static final long TOLERANCE_MILLIS = 2_000;

    /** The mark of a process. */
    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), startOf(process));
    }

    /** Reads a mark; empty if there is none or it can't be read as one. */
    public static Optional<ProcessMark> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(file).strip().split(" ", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new ProcessMark(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Writes the mark, all or nothing. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, pid + " " + startedMillis + "\n");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The process, if it is still alive and not another one with the same id. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedMillis > 0 && Math.abs(startOf(process) - startedMillis) <= TOLERANCE_MILLIS);
    }

    /**
     * Ends the process that a mark in a file stands for, with its children, if it still runs: asks, waits, then kills.
     * The mark is gone afterwards.
     *
     * @param grace how long it may take to end by itself
     * @return the id of the process that was ended; empty if there was none
     */
    public static Optional<Long> endLeftOver(Path file, Duration grace) throws IOException, InterruptedException {
        Optional<ProcessHandle> leftOver = read(file).flatMap(ProcessMark::alive);
        if (leftOver.isPresent()) {
            end(leftOver.get(), grace);
        }
        Files.deleteIfExists(file);
        return leftOver.map(ProcessHandle::pid);
    }

    /** Asks a process to end, waits, then kills it and its children. */
    static void end(ProcessHandle process, Duration grace) throws InterruptedException {
        ProcessHandle[] family =
                Stream.concat(Stream.of(process), process.descendants()).toArray(ProcessHandle[]::new);
        for (ProcessHandle member : family) {
            member.destroy();
        }
        for (ProcessHandle member : family) {
            if (!ended(member, grace)) {
                member.destroyForcibly();
                ended(member, Duration.ofSeconds(5));
            }
        }
    }

    /** Kills a process and its children at once. */
    static void kill(ProcessHandle process) throws InterruptedException {
        ProcessHandle[] family =
                Stream.concat(Stream.of(process), process.descendants()).toArray(ProcessHandle[]::new);
        for (ProcessHandle member : family) {
            member.destroyForcibly();
        }
        for (ProcessHandle member : family) {
            ended(member, Duration.ofSeconds(10));
        }
    }

    private static boolean ended(ProcessHandle process, Duration limit) throws InterruptedException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid(), e);
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }
}
