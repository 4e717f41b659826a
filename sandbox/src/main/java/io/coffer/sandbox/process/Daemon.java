package io.coffer.sandbox.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs in a process of its own.
 *
 * <p>Life cycle: created, {@link #start started}, then {@link #stop stopped} or {@link #kill killed}, and started again as
 * often as wanted. One thread at a time starts and stops it.
 */
public abstract class Daemon {

    private final Duration grace;
    private final Path log;
    private final Path mark;
    private volatile @Nullable ChildProcess process;

    /**
     * @param grace how long it may take to stop
     * @param log for its output
     * @param mark where its process is recorded
     */
    protected Daemon(Duration grace, Path log, Path mark) {
        this.grace = grace;
        this.log = log.toAbsolutePath();
        this.mark = mark;
    }

    /** Starts it and returns when it is of use. */
    public abstract void start() throws IOException, InterruptedException;

    /**
     * Starts the process.
     *
     * @param environment variables to add to this process's own
     * @param folder its working directory
     */
    protected final ChildProcess launch(List<String> command, Map<String, String> environment, Path folder)
            throws IOException {
        requireStopped();
        var started = ChildProcess.start(command, environment, folder, log, mark);
        process = started;
        return started;
    }

    /** @throws IllegalStateException if it runs */
    protected final void requireStopped() {
        if (isRunning()) {
            throw new IllegalStateException("already running");
        }
    }

    /** What was started last. */
    protected final ChildProcess started() {
        var last = process;
        if (last == null) {
            throw new IllegalStateException("not started");
        }
        return last;
    }

    /** Stops it cleanly, or kills it if that takes too long. Does nothing if it doesn't run. */
    public final void stop() throws IOException, InterruptedException {
        var running = process;
        if (running != null) {
            running.stop(grace);
        }
    }

    /** Kills it, as {@code kill -9} does. */
    public final void kill() throws IOException, InterruptedException {
        var running = process;
        if (running != null) {
            running.kill();
        }
    }

    /** Lets it stand still, as {@code kill -STOP} does: what is sent to it waits. */
    public final void freeze() throws IOException, InterruptedException {
        started().freeze();
    }

    /** Lets it go on. */
    public final void thaw() throws IOException, InterruptedException {
        started().thaw();
    }

    /** Whether its process is alive. */
    public final boolean isRunning() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** The id of its process; empty if it doesn't run. */
    public final Optional<Long> pid() {
        return Optional.ofNullable(process).filter(ChildProcess::isAlive).map(ChildProcess::pid);
    }

    /** Calls back when the process that runs now ends, for whatever reason. */
    public final void onExit(Runnable action) {
        var running = process;
        if (running != null) {
            running.onExit(action);
        }
    }

    /** The file with its output. */
    public final Path log() {
        return log;
    }
}
