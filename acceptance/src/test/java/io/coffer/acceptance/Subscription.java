package io.coffer.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.jspecify.annotations.Nullable;

/**
 * A durable subscription of the event topic, and the program behind it: one that connects again whenever the broker was away,
 * and knows a message that it had taken by its id.
 */
final class Subscription implements AutoCloseable {

    private static final String TOPIC = "coffer.events";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long WAIT_MILLIS = 200;
    private static final long PAUSE_NANOS = 100_000_000;

    private final String queue = "subscription-" + UUID.randomUUID();
    private final Map<String, Received> received = new LinkedHashMap<>();
    private final Thread reader = new Thread(this::read, queue);
    private volatile boolean ended;

    /**
     * What came.
     *
     * @param message the broker's id of it, another one for each that was sent
     * @param group whose messages are in order
     * @param type the property
     * @param version the property
     * @param subject the property
     */
    record Received(String message, String group, String type, int version, String subject, JsonNode event) {

        String id() {
            return event.path("id").asText();
        }

        JsonNode data() {
            return event.path("data");
        }
    }

    private Subscription() {}

    /** Begins a subscription of all events, or of those that a selector names. */
    static Subscription to(@Nullable String selector) {
        var subscription = new Subscription();
        var settings = QueueConfiguration.of(subscription.queue)
                .setAddress(TOPIC)
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(true);
        Running.stack().broker().create(selector == null ? settings : settings.setFilterString(selector));
        subscription.reader.start();
        return subscription;
    }

    /** Each message once, in the order in which they came first. */
    List<Received> received() {
        synchronized (received) {
            return List.copyOf(received.values());
        }
    }

    /** What came about one thing. */
    List<Received> about(String subject) {
        return received().stream()
                .filter(message -> message.subject().equals(subject))
                .toList();
    }

    /** Publishes an event once more, as nobody should. */
    void publishAgain(Received event) throws JMSException {
        publish(event, event.event().toString());
    }

    /** Publishes an event once more as if it were another one, as nobody should. */
    void publishAgainAs(UUID id, Received event) throws JMSException {
        publish(event, event.event().toString().replace(event.id(), id.toString()));
    }

    private static void publish(Received event, String body) throws JMSException {
        try (var connections = Broker.connections();
                var connection = connections.createConnection();
                var session = connection.createSession()) {
            var message = session.createTextMessage(body);
            message.setStringProperty("type", event.type());
            message.setIntProperty("version", event.version());
            message.setStringProperty("subject", event.subject());
            message.setStringProperty("JMSXGroupID", event.group());
            session.createProducer(session.createTopic(TOPIC)).send(message);
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Running.stack().broker().remove(queue);
    }

    private void read() {
        while (!ended) {
            try {
                receive();
            } catch (JMSException | JMSRuntimeException | JsonProcessingException away) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void receive() throws JMSException, JsonProcessingException {
        try (var connections = Broker.connections();
                var connection = connections.createConnection();
                var session = connection.createSession(true, Session.SESSION_TRANSACTED);
                var consumer = session.createConsumer(session.createQueue(TOPIC + "::" + queue))) {
            connection.start();
            while (!ended) {
                if (consumer.receive(WAIT_MILLIS) instanceof TextMessage message) {
                    take(message);
                    session.commit();
                }
            }
        }
    }

    private void take(TextMessage message) throws JMSException, JsonProcessingException {
        var taken = new Received(
                message.getJMSMessageID(),
                message.getStringProperty("JMSXGroupID"),
                message.getStringProperty("type"),
                message.getIntProperty("version"),
                message.getStringProperty("subject"),
                JSON.readTree(message.getText()));
        synchronized (received) {
            received.putIfAbsent(taken.message(), taken);
        }
    }
}
