package io.coffer.sandbox.broker;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.ChildProcess;
import io.coffer.sandbox.process.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;

/** Artemis in a process of its own, which can be killed. */
public final class BrokerProcess extends Daemon implements Broker {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    private final Path configuration;
    private final Path data;
    private final int port;

    /**
     * Creates a broker that doesn't run yet.
     *
     * @param configuration the {@code broker.xml}
     * @param data where its journal is kept
     * @param log for its output
     * @param mark where its process is recorded
     * @param port where it listens on the loopback address
     */
    public BrokerProcess(Path configuration, Path data, Path log, Path mark, int port) {
        super(STOP_LIMIT, log, mark);
        this.configuration = configuration.toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.port = port;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        requireStopped();
        if (!Files.isRegularFile(configuration)) {
            throw new SandboxException("there is no broker configuration at " + configuration);
        }
        if (!Loopback.isFree(port)) {
            throw new SandboxException("the broker can't listen: port " + port + " is taken");
        }
        Files.createDirectories(data);
        var program = launch(command(), Map.of(), data);
        try {
            awaitListening(program);
        } catch (InterruptedException | RuntimeException e) {
            program.kill();
            throw e;
        }
    }

    @Override
    public SortedMap<String, Long> depths() {
        return beans().depths();
    }

    @Override
    public void create(QueueConfiguration queue) {
        beans().create(queue);
    }

    @Override
    public void purge(String queueName) {
        beans().purge(queueName);
    }

    @Override
    public void remove(String queueName) {
        beans().remove(queueName);
    }

    @Override
    public int prepared() {
        return beans().prepared();
    }

    @Override
    public int port() {
        return port;
    }

    private BrokerBeans beans() {
        return new BrokerBeans(pid().orElseThrow(() -> new IllegalStateException("not running")));
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-classpath",
                System.getProperty("java.class.path"),
                BrokerProgram.class.getName(),
                configuration.toString(),
                data.toString(),
                Integer.toString(port));
    }

    private void awaitListening(ChildProcess program) throws InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!Loopback.answers(port)) {
            Optional<String> failure = !program.isAlive()
                    ? Optional.of("the broker ended with exit code " + program.exitCode())
                    : Instant.now().isAfter(limit)
                            ? Optional.of("the broker did not listen within " + START_LIMIT.toSeconds() + " s")
                            : Optional.empty();
            if (failure.isPresent()) {
                throw new SandboxException(failure.get() + ", see " + log() + ":\n" + program.lastLines(15));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
