package io.coffer.sandbox.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coffer.sandbox.net.FreePort;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.secret.SandboxSecrets;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {

    @TempDir
    Path folder;

    private final int port = FreePort.next();
    private BrokerProcess broker;

    @BeforeEach
    void create() throws IOException {
        broker = process(TemporaryBrokerConfiguration.in(folder));
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void whatWasTakenSurvivesAKill() throws Exception {
        broker.start();
        try (var connections = new ActiveMQConnectionFactory("tcp://" + broker.host() + ":" + port);
                JMSContext session =
                        connections.createContext(SandboxSecrets.BROKER_USER, SandboxSecrets.BROKER_PASSWORD)) {
            session.createProducer().send(session.createQueue("work"), "one");
        }
        prepareASecond();
        assertThat(broker.depth("work")).hasValue(1);
        assertThat(broker.depth("nothing")).isEmpty();
        assertThat(broker.prepared()).isOne();

        broker.kill();
        assertThat(broker.isRunning()).isFalse();
        assertThat(Loopback.isFree(port)).isTrue();

        broker.start();
        assertThat(broker.depth("work")).hasValue(1);
        assertThat(broker.prepared()).isOne();
    }

    @Test
    void aQueueIsMadeAndEmptiedAndTakenAway() throws Exception {
        broker.start();

        broker.create("more");
        try (var connections = new ActiveMQConnectionFactory("tcp://" + broker.host() + ":" + port);
                JMSContext session =
                        connections.createContext(SandboxSecrets.BROKER_USER, SandboxSecrets.BROKER_PASSWORD)) {
            session.createProducer().send(session.createQueue("more"), "one");
        }
        assertThat(broker.depth("more")).hasValue(1);
        broker.purge("more");
        assertThat(broker.depth("more")).hasValue(0);
        broker.remove("more");
        assertThat(broker.depth("more")).isEmpty();
    }

    @Test
    void frozenItAnswersNothingUntilItIsThawed() throws Exception {
        broker.start();

        broker.freeze();
        var state = Path.of("/proc/" + broker.pid().orElseThrow() + "/stat");
        await().untilAsserted(() -> assertThat(Files.readString(state)).contains(") T "));
        broker.thaw();

        assertThat(broker.depth("work")).hasValue(0);
    }

    @Test
    void stoppedItLeavesNothingRunning() throws Exception {
        broker.start();
        long pid = broker.pid().orElseThrow();

        broker.stop();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(folder.resolve("mark")).doesNotExist();
    }

    @Test
    void itSaysWhyItDidNotStart() throws Exception {
        var wrong = process(Files.writeString(folder.resolve("wrong.xml"), "<configuration/"));

        assertThatThrownBy(wrong::start).isInstanceOf(SandboxException.class).hasMessageContaining("exit code");
        assertThatThrownBy(process(folder.resolve("none.xml"))::start).hasMessageContaining("none.xml");
    }

    private BrokerProcess process(Path configuration) {
        return new BrokerProcess(
                configuration, folder.resolve("data"), folder.resolve("broker.log"), folder.resolve("mark"), port);
    }

    private void prepareASecond() throws JMSException, XAException {
        try (var connections = new ActiveMQXAConnectionFactory("tcp://" + broker.host() + ":" + port);
                var session = connections.createXAContext(SandboxSecrets.BROKER_USER, SandboxSecrets.BROKER_PASSWORD)) {
            var branch = new XidImpl(
                    "b".getBytes(UTF_8), 1, UUID.randomUUID().toString().getBytes(UTF_8));
            var resource = session.getXAResource();
            resource.start(branch, XAResource.TMNOFLAGS);
            session.createProducer().send(session.createQueue("work"), "two");
            resource.end(branch, XAResource.TMSUCCESS);
            resource.prepare(branch);
        }
    }
}
