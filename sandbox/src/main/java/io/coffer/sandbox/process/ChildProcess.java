package io.coffer.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process we started: marked on disk while it runs, its output in a file. Thread-safe. */
public final class ChildProcess {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int TAIL_BYTES = 64 * 1024;

    private final Process process;
    private final Path mark;
    private final Path log;

    private ChildProcess(Process process, Path mark, Path log) {
        this.process = process;
        this.mark = mark;
        this.log = log;
    }

    /**
     * Starts a process.
     *
     * <p>Where possible it gets a session of its own: Ctrl-C in a terminal reaches every process of the session, and
     * then the database would go down before the server that still writes to it.
     *
     * @param command the program and its arguments
     * @param environment variables to add to this process's own
     * @param folder its working directory
     * @param log takes its output; what was there before is kept beside it as {@code .previous}
     * @param mark where its {@link ProcessMark} stands while it runs
     */
    public static ChildProcess start(
            List<String> command, Map<String, String> environment, Path folder, Path log, Path mark)
            throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(inItsOwnSession(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            ProcessMark.of(process.toHandle()).write(mark);
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        return new ChildProcess(process, mark, log);
    }

    /** The id of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code. It must have ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Calls back when the process ends, for whatever reason. */
    public void onExit(Runnable action) {
        var unused = process.onExit().thenRun(action);
    }

    /** Asks it to end, waits, then kills it. */
    public void stop(Duration grace) throws IOException, InterruptedException {
        if (process.isAlive()) {
            ProcessMark.end(process.toHandle(), grace);
        }
        Files.deleteIfExists(mark);
    }

    /** Kills it at once, as {@code kill -9} does. */
    public void kill() throws IOException, InterruptedException {
        ProcessMark.kill(process.toHandle());
        Files.deleteIfExists(mark);
    }

    /** Lets it stand still, as {@code kill -STOP} does. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
        if (sent.waitFor() != 0) {
            throw new IOException("process " + pid() + " does not take " + name);
        }
    }

    /** The last lines of its output. */
    public String lastLines(int lines) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            byte[] tail = new byte[TAIL_BYTES];
            var buffer = java.nio.ByteBuffer.wrap(tail);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // reads on
            }
            List<String> all = new String(tail, 0, buffer.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(" + log + " can't be read: " + e.getMessage() + ")";
        }
    }

    private static List<String> inItsOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> detached = new ArrayList<>();
        detached.add(SETSID.toString());
        detached.addAll(command);
        return detached;
    }
}
