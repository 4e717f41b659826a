package io.coffer.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.net.FreePort;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.secret.SandboxSecrets;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    private final int port = FreePort.next();
    private EmbeddedBroker broker;

    @BeforeEach
    void create() throws IOException {
        broker = new EmbeddedBroker(TemporaryBrokerConfiguration.in(folder), folder.resolve("data"), port);
    }

    @AfterEach
    void stop() {
        broker.stop();
    }

    @Test
    void messagesSurviveARestart() throws Exception {
        broker.start();
        send(SandboxSecrets.BROKER_PASSWORD);
        assertThat(broker.depth("work")).hasValue(1);
        assertThat(broker.depth("nothing")).isEmpty();

        broker.stop();
        assertThat(broker.isRunning()).isFalse();
        assertThat(Loopback.isFree(port)).isTrue();

        broker.start();
        assertThat(broker.isRunning()).isTrue();
        assertThat(broker.depth("work")).hasValue(1);
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        broker.start();

        assertThatThrownBy(() -> send("wrong")).isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void aBrokerThatCannotListenIsNotStarted() throws Exception {
        try (ServerSocket stranger = new ServerSocket()) {
            stranger.bind(Loopback.at(port));

            assertThatThrownBy(broker::start)
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining(Integer.toString(port));
            assertThat(broker.isRunning()).isFalse();
        }
    }

    @Test
    void aMissingConfigurationIsNamed() {
        EmbeddedBroker without = new EmbeddedBroker(folder.resolve("none.xml"), folder.resolve("data"), port);

        assertThatThrownBy(without::start).isInstanceOf(SandboxException.class).hasMessageContaining("none.xml");
    }

    private void send(String password) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://" + Loopback.HOST + ":" + port);
                JMSContext context = factory.createContext(SandboxSecrets.BROKER_USER, password)) {
            context.createProducer().send(context.createQueue("work"), "hello");
        }
    }
}
