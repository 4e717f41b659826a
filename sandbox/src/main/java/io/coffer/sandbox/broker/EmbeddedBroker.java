package io.coffer.sandbox.broker;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.secret.SandboxSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Artemis inside this process. */
public final class EmbeddedBroker implements Broker, AutoCloseable {

    /** The role of the broker's one user. */
    public static final String ROLE = "coffer";

    /** Its audit log has a line for every message; kept here because a logger without an owner forgets its level. */
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private static final int ACTIVATION_SECONDS = 30;

    /** The broker reads its configuration with system properties filled in, and those belong to the whole process. */
    private static final Object CONFIGURATION = new Object();

    private final Path configuration;
    private final Path data;
    private final int port;
    private volatile Optional<EmbeddedActiveMQ> running = Optional.empty();

    /**
     * Creates a broker that doesn't run yet.
     *
     * @param configuration the {@code broker.xml}
     * @param data where its journal is kept
     * @param port where it listens on the loopback address
     */
    public EmbeddedBroker(Path configuration, Path data, int port) {
        this.configuration = configuration.toAbsolutePath();
        this.data = data.toAbsolutePath();
        this.port = port;
    }

    @Override
    public void start() throws IOException {
        if (running.isPresent()) {
            throw new IllegalStateException("already running");
        }
        if (!Files.isRegularFile(configuration)) {
            throw new SandboxException("there is no broker configuration at " + configuration);
        }
        if (!Loopback.isFree(port)) {
            throw new SandboxException("the broker can't listen: port " + port + " is taken");
        }
        AUDIT.setLevel(Level.OFF);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(configuration.toUri().toString());
        broker.setSecurityManager(security());
        running = Optional.of(broker);
        try {
            synchronized (CONFIGURATION) {
                System.getProperties().putAll(properties());
                broker.start();
            }
            if (!broker.getActiveMQServer().waitForActivation(ACTIVATION_SECONDS, TimeUnit.SECONDS)) {
                throw new SandboxException("the broker was not active within " + ACTIVATION_SECONDS + " s");
            }
            if (!Loopback.answers(port)) {
                throw new SandboxException("the broker does not listen on port " + port + "; see the log");
            }
        } catch (Exception e) {
            stop();
            throw e instanceof SandboxException known
                    ? known
                    : new SandboxException("the broker could not start on port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        Optional<EmbeddedActiveMQ> stopping = running;
        running = Optional.empty();
        stopping.ifPresent(broker -> {
            try {
                broker.stop();
            } catch (Exception e) {
                throw new IllegalStateException("the broker could not stop", e);
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running.map(broker -> broker.getActiveMQServer().isStarted()).orElse(false);
    }

    /** Artemis itself. It must be running. */
    public ActiveMQServer server() {
        return running.orElseThrow(() -> new IllegalStateException("not running"))
                .getActiveMQServer();
    }

    @Override
    public SortedMap<String, Long> depths() {
        var depths = new TreeMap<String, Long>();
        server().getPostOffice().getAllBindings().forEach(binding -> {
            if (binding instanceof QueueBinding queue) {
                depths.put(
                        queue.getQueue().getName().toString(), queue.getQueue().getMessageCount());
            }
        });
        return depths;
    }

    @Override
    public void create(QueueConfiguration queue) {
        change(server -> server.createQueue(queue));
    }

    @Override
    public void purge(String queueName) {
        change(server -> server.locateQueue(queueName).deleteAllReferences());
    }

    @Override
    public void remove(String queueName) {
        change(server -> server.destroyQueue(SimpleString.of(queueName)));
    }

    private interface Change {
        void of(ActiveMQServer server) throws Exception;
    }

    private void change(Change change) {
        try {
            change.of(server());
        } catch (Exception e) {
            throw new IllegalStateException("the broker refuses", e);
        }
    }

    @Override
    public int prepared() {
        return server().getResourceManager().getPreparedTransactions().size();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop();
    }

    private Map<String, String> properties() {
        return Map.of(
                "coffer.broker.host",
                Loopback.HOST,
                "coffer.broker.port",
                Integer.toString(port),
                "coffer.broker.data",
                data.toString(),
                "coffer.broker.user",
                SandboxSecrets.BROKER_USER,
                "coffer.broker.password",
                SandboxSecrets.BROKER_PASSWORD);
    }

    private static ActiveMQJAASSecurityManager security() {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(SandboxSecrets.BROKER_USER, SandboxSecrets.BROKER_PASSWORD);
        users.addRole(SandboxSecrets.BROKER_USER, ROLE);
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }
}
