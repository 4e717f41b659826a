package io.coffer.sandbox.server;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.ChildProcess;
import io.coffer.sandbox.process.ProcessMark;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server.
 *
 * <p>Life cycle: created, {@link #start started}, then {@link #stop stopped} or {@link #kill killed}, and started again
 * as often as wanted. One thread at a time starts and stops it.
 *
 * <p>On Unix {@code server run} is a shell script that becomes the Java process by {@code exec}, so that the process we
 * started is the server. Elsewhere the server is its child, and goes with it.
 */
public final class LibertyServer {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;
    private static final int LINES_SHOWN = 30;

    private final LibertyFiles files;
    private final Path log;
    private final Path mark;
    private final int httpPort;
    private final Duration startLimit;
    private final Map<String, String> environment;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile @Nullable ChildProcess process;

    /**
     * Creates a server that doesn't run yet.
     *
     * @param log for its console
     * @param mark where its process is recorded
     * @param httpPort where it will answer on the loopback address
     * @param startLimit how long it may take until it is ready
     * @param environment its configuration (rule 2)
     */
    public LibertyServer(
            LibertyFiles files,
            Path log,
            Path mark,
            int httpPort,
            Duration startLimit,
            Map<String, String> environment) {
        this.files = files;
        this.log = log.toAbsolutePath();
        this.mark = mark;
        this.httpPort = httpPort;
        this.startLimit = startLimit;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Stops a process that an earlier run of the same data folder left behind.
     *
     * @return its id; empty if there was none
     */
    public static Optional<Long> endLeftOver(Path mark) throws IOException, InterruptedException {
        return ProcessMark.endLeftOver(mark, STOP_LIMIT);
    }

    /** Starts it and returns when it is ready. */
    public void start() throws IOException, InterruptedException {
        launch();
        try {
            awaitReady();
        } catch (InterruptedException | RuntimeException e) {
            kill();
            throw e;
        }
    }

    /** Starts it and returns at once; see {@link #awaitReady}. */
    public void launch() throws IOException {
        if (isRunning()) {
            throw new IllegalStateException("already running");
        }
        files.refresh();
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("WLP_USER_DIR", files.users().toString());
        variables.put("WLP_OUTPUT_DIR", files.output().toString());
        process = ChildProcess.start(
                List.of(files.program().toString(), "run", LibertyFiles.SERVER), variables, files.output(), log, mark);
    }

    /**
     * Waits until it is ready.
     *
     * @throws SandboxException if it ends, or is not ready in time; the message has the last lines of its output
     */
    public void awaitReady() throws InterruptedException {
        ChildProcess started = process;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        Instant limit = Instant.now().plus(startLimit);
        while (!isReady()) {
            if (!started.isAlive()) {
                throw failure("the server ended with exit code " + started.exitCode(), started);
            }
            if (Instant.now().isAfter(limit)) {
                throw failure("the server was not ready within " + startLimit.toSeconds() + " s", started);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Whether it says that it is ready. */
    public boolean isReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops it cleanly, or kills it if that takes more than 30 s. Does nothing if it doesn't run. */
    public void stop() throws IOException, InterruptedException {
        ChildProcess running = process;
        if (running != null) {
            running.stop(STOP_LIMIT);
        }
    }

    /** Kills it, as {@code kill -9} does. */
    public void kill() throws IOException, InterruptedException {
        ChildProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    /** Whether its process is alive. */
    public boolean isRunning() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    /** The id of its process; empty if it doesn't run. */
    public Optional<Long> pid() {
        return Optional.ofNullable(process).filter(ChildProcess::isAlive).map(ChildProcess::pid);
    }

    /** Calls back when the process that runs now ends, for whatever reason. */
    public void onExit(Runnable action) {
        ChildProcess running = process;
        if (running != null) {
            running.onExit(action);
        }
    }

    /** The root of its addresses, without a slash at the end. */
    public String url() {
        return "http://" + Loopback.HOST + ":" + httpPort;
    }

    /** The file with its console. */
    public Path log() {
        return log;
    }

    /** The folder with its own log files. */
    public Path logs() {
        return files.output().resolve(LibertyFiles.SERVER).resolve("logs");
    }

    private SandboxException failure(String what, ChildProcess started) {
        String where = Files.isDirectory(logs()) ? log + " and " + logs() : log.toString();
        return new SandboxException(
                what + ". Its last lines (more in " + where + "):\n" + started.lastLines(LINES_SHOWN));
    }
}
