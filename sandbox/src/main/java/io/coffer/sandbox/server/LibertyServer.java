package io.coffer.sandbox.server;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.ChildProcess;
import io.coffer.sandbox.process.Daemon;
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

/**
 * The server.
 *
 * <p>On Unix {@code server run} is a shell script that becomes the Java process by {@code exec}, so that the process we
 * started is the server. Elsewhere the server is its child, and goes with it.
 */
public final class LibertyServer extends Daemon {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;
    private static final int LINES_SHOWN = 30;

    private final LibertyFiles files;
    private final int httpPort;
    private final Duration startLimit;
    private final Map<String, String> environment;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

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
        super(STOP_LIMIT, log, mark);
        this.files = files;
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
    @Override
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
        requireStopped();
        files.refresh();
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("WLP_USER_DIR", files.users().toString());
        variables.put("WLP_OUTPUT_DIR", files.output().toString());
        launch(List.of(files.program().toString(), "run", LibertyFiles.SERVER), variables, files.output());
    }

    /**
     * Waits until it is ready.
     *
     * @throws SandboxException if it ends, or is not ready in time; the message has the last lines of its output
     */
    public void awaitReady() throws InterruptedException {
        ChildProcess started = started();
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

    /** The root of its addresses, without a slash at the end. */
    public String url() {
        return "http://" + Loopback.HOST + ":" + httpPort;
    }

    /** The folder with its own log files. */
    public Path logs() {
        return files.output().resolve(LibertyFiles.SERVER).resolve("logs");
    }

    private SandboxException failure(String what, ChildProcess started) {
        String where = Files.isDirectory(logs()) ? log() + " and " + logs() : log().toString();
        return new SandboxException(
                what + ". Its last lines (more in " + where + "):\n" + started.lastLines(LINES_SHOWN));
    }
}
