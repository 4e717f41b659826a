package io.coffer.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static javax.transaction.xa.XAResource.TMENDRSCAN;
import static javax.transaction.xa.XAResource.TMNOFLAGS;
import static javax.transaction.xa.XAResource.TMSTARTRSCAN;
import static javax.transaction.xa.XAResource.TMSUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch is left prepared in a real broker, as a crash leaves it; the adapter must find and end it. */
class RecoverableResourceAdapterTest {
    private static final String QUEUE = "work";
    private static final String USER = "someone";
    private static final String PASSWORD = "secret";

    @TempDir
    Path data;

    private int port;
    private EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    @BeforeEach
    void startBroker() throws Exception {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        broker = broker();
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.stop();
    }

    @Test
    void preparedBranchIsFoundAndCommitted() throws Exception {
        Xid branch = prepareSendOf("hello");
        XAResource recovery = recoveryThrough(new RecoverableResourceAdapter());

        assertThat(recovery.recover(TMSTARTRSCAN)).containsExactly(branch);
        assertThat(recovery.recover(TMENDRSCAN)).isEmpty();
        assertThat(messagesOnQueue()).isZero();

        recovery.commit(branch, false);

        assertThat(messagesOnQueue()).isOne();
        assertThat(recovery.recover(TMSTARTRSCAN | TMENDRSCAN)).isEmpty();
    }

    @Test
    void preparedBranchIsFoundAndRolledBack() throws Exception {
        Xid branch = prepareSendOf("hello");
        XAResource recovery = recoveryThrough(new RecoverableResourceAdapter());

        recovery.rollback(branch);

        assertThat(recovery.recover(TMSTARTRSCAN | TMENDRSCAN)).isEmpty();
        assertThat(messagesOnQueue()).isZero();
    }

    @Test
    void sameResourceWorksOnAfterTheBrokerWasAway() throws Exception {
        Xid branch = prepareSendOf("hello");
        XAResource recovery = recoveryThrough(new RecoverableResourceAdapter());
        assertThat(recovery.recover(TMSTARTRSCAN)).containsExactly(branch);

        broker.stop();
        assertThatExceptionOfType(XAException.class)
                .isThrownBy(() -> recovery.recover(TMSTARTRSCAN))
                .satisfies(e -> assertThat(e.errorCode).isEqualTo(XAException.XAER_RMFAIL));
        broker = broker();
        broker.start();

        assertThat(recovery.recover(TMSTARTRSCAN)).containsExactly(branch);
        recovery.commit(branch, false);
        assertThat(messagesOnQueue()).isOne();
    }

    @Test
    void recoveryLeavesNoConnectionBehind() throws Exception {
        Xid branch = prepareSendOf("hello");
        XAResource recovery = recoveryThrough(new RecoverableResourceAdapter());

        recovery.recover(TMSTARTRSCAN);
        recovery.commit(branch, false);

        assertThat(broker.getActiveMQServer().getSessions()).isEmpty();
    }

    /** Why the subclass exists. If this fails, Artemis has learned it, and the subclass can go. */
    @Test
    void stockAdapterDoesNotRecover() throws Exception {
        var stock = new ActiveMQResourceAdapter();
        assertThat(stock.getXAResources(new ActivationSpec[] {activation(stock)}))
                .isNull();
    }

    @Test
    void workOfItsOwnIsRefused() throws Exception {
        XAResource recovery = recoveryThrough(new RecoverableResourceAdapter());
        assertThatExceptionOfType(XAException.class)
                .isThrownBy(() -> recovery.start(new Branch(), TMNOFLAGS))
                .satisfies(e -> assertThat(e.errorCode).isEqualTo(XAException.XAER_PROTO));
    }

    @Test
    void adapterWithoutPasswordDoesNotStart() {
        var adapter = new RecoverableResourceAdapter();
        adapter.setPassword("${coffer.broker.password}");
        assertThatExceptionOfType(ResourceAdapterInternalException.class)
                .isThrownBy(() -> adapter.start(serverThatIsNotAsked()))
                .withMessageContaining("COFFER_BROKER_PASSWORD");
    }

    private static BootstrapContext serverThatIsNotAsked() {
        return (BootstrapContext) Proxy.newProxyInstance(
                BootstrapContext.class.getClassLoader(),
                new Class<?>[] {BootstrapContext.class},
                (server, method, arguments) -> {
                    throw new AssertionError(method);
                });
    }

    private XAResource recoveryThrough(RecoverableResourceAdapter adapter) throws Exception {
        XAResource[] resources = adapter.getXAResources(new ActivationSpec[] {activation(adapter)});
        assertThat(resources).hasSize(1);
        return resources[0];
    }

    private ActiveMQActivationSpec activation(ActiveMQResourceAdapter adapter) throws Exception {
        adapter.setConnectorClassName(NettyConnectorFactory.class.getName());
        adapter.setConnectionParameters("host=127.0.0.1;port=" + port);
        adapter.setUserName(USER);
        adapter.setPassword(PASSWORD);
        var spec = new ActiveMQActivationSpec();
        spec.setResourceAdapter(adapter);
        return spec;
    }

    private Xid prepareSendOf(String text) throws Exception {
        var branch = new Branch();
        try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
                var connection = factory.createXAConnection(USER, PASSWORD);
                var session = connection.createXASession()) {
            XAResource resource = session.getXAResource();
            resource.start(branch, TMNOFLAGS);
            session.createProducer(session.createQueue(QUEUE)).send(session.createTextMessage(text));
            resource.end(branch, TMSUCCESS);
            assertThat(resource.prepare(branch)).isEqualTo(XAResource.XA_OK);
        }
        return branch;
    }

    private long messagesOnQueue() {
        return broker.getActiveMQServer().locateQueue(QUEUE).getMessageCount();
    }

    private EmbeddedActiveMQ broker() throws Exception {
        Configuration configuration = new ConfigurationImpl();
        configuration.setBrokerInstance(data.toFile());
        configuration.setJournalType(JournalType.NIO);
        configuration.addAcceptorConfiguration("loopback", "tcp://127.0.0.1:" + port);
        configuration.addQueueConfiguration(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST));
        configuration.putSecurityRoles(
                "#", Set.of(new Role("all", true, true, true, true, true, true, true, true, true, true, true, true)));
        var users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "all");
        return new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    }

    /** A transaction id; any will do. */
    private record Branch() implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return "transaction".getBytes(UTF_8);
        }

        @Override
        public byte[] getBranchQualifier() {
            return "branch".getBytes(UTF_8);
        }
    }
}
