package io.coffer.acceptance;

import io.coffer.sandbox.secret.SandboxSecrets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The broker from outside. */
final class Broker {

    private Broker() {}

    /** Connects with what the sandbox lets in. */
    static ActiveMQConnectionFactory connections() {
        var broker = Running.stack().broker();
        return new ActiveMQConnectionFactory(
                "tcp://" + broker.host() + ":" + broker.port(),
                SandboxSecrets.BROKER_USER,
                SandboxSecrets.BROKER_PASSWORD);
    }

    static long depth(String queue) {
        return Running.stack().broker().depth(queue).orElseThrow();
    }

    /** How many messages a queue has got since the broker started. */
    static long added(String queue) {
        return Running.stack().embeddedBroker().server().locateQueue(queue).getMessagesAdded();
    }

    /** The correlation ids of what is published on a topic while something is done, as another subscriber gets it. */
    static Set<String> correlationIdsOf(String topic, Runnable doing) throws Exception {
        var server = Running.stack().embeddedBroker().server();
        var name = "listening-" + UUID.randomUUID();
        server.createQueue(QueueConfiguration.of(name)
                .setAddress(topic)
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(false));
        try {
            doing.run();
            var ids = new HashSet<String>();
            server.locateQueue(name)
                    .forEach(reference ->
                            ids.add(String.valueOf(reference.getMessage().getCorrelationID())));
            return ids;
        } finally {
            server.destroyQueue(SimpleString.of(name));
        }
    }

    /** Branches that wait for somebody to decide. */
    static List<Xid> prepared() {
        return Running.stack().embeddedBroker().server().getResourceManager().getPreparedTransactions();
    }

    /** Branches in the database that wait for somebody to decide. */
    static List<String> preparedInDatabase() {
        return Books.rows("xa recover");
    }
}
