package io.coffer.step;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends and takes messages as part of the caller's transaction. The only holder of the connection factory, because its
 * resource reference carries the commit priority that lets the database commit first (rule 2).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Broker {

    /** Appended to a queue's name: where tasks go one by one after a batch with them failed. */
    public static final String SLOW_LANE = ".slow";

    /** Appended to a queue's name: where what can't be done waits for a person. */
    public static final String DEAD_LETTERS = ".dlq";

    private static final String REFUSAL = "refusal";
    private static final String SUBJECT = "task_subject";
    private static final String STEP = "task_step";
    private static final String ATTEMPT = "task_attempt";
    private static final String GROUP = "JMSXGroupID";
    private static final String DELIVERIES = "JMSXDeliveryCount";
    private static final String DUPLICATE_DETECTION = "_AMQ_DUPL_ID";

    @Resource(name = "jms/coffer", lookup = "jms/coffer")
    private ConnectionFactory connections;

    @Inject
    private Destinations destinations;

    /** What is done with a connection or a session, and may fail as JMS does. */
    private interface Work<S, T> {
        T with(S resource) throws JMSException;
    }

    /**
     * Connects and disconnects.
     *
     * @throws JMSRuntimeException if the broker can't be reached
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void connect() {
        inSession(session -> true);
    }

    public void send(Collection<Task> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        inSession(session -> {
            var producer = session.createProducer(null);
            for (Task task : tasks) {
                var message = session.createMessage();
                message.setStringProperty(SUBJECT, task.subject().toString());
                message.setStringProperty(STEP, task.step());
                message.setIntProperty(ATTEMPT, task.attempt());
                message.setStringProperty(GROUP, task.group());
                message.setJMSCorrelationID(task.correlationId());
                producer.setDeliveryDelay(task.delay().toMillis());
                producer.send(destinations.queue(task.queue(), session), message);
            }
            return tasks.size();
        });
    }

    /** Publishes in the caller's transaction, all or none of it: none and a failure, if one of them was published before. */
    public void publish(Collection<Publication> publications) {
        if (publications.isEmpty()) {
            return;
        }
        inSession(session -> publish(publications, session));
    }

    /** Publishes at once, whatever becomes of the caller's transaction, those that were not published before. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void publishMissing(Collection<Publication> publications) {
        inConnection(connection -> publish(publications, connection.createSession(false, Session.AUTO_ACKNOWLEDGE)));
    }

    /** The broker knows by their ids which of the last thousands it has got already, and leaves those out (rule 8). */
    private int publish(Collection<Publication> publications, Session session) throws JMSException {
        var producer = session.createProducer(null);
        for (Publication publication : publications) {
            var message = session.createTextMessage(publication.body());
            message.setStringProperty(SUBJECT, publication.id().toString());
            message.setStringProperty(STEP, publication.type());
            message.setStringProperty("type", publication.type());
            message.setIntProperty("version", publication.version());
            message.setStringProperty("subject", publication.group());
            message.setStringProperty(GROUP, publication.group());
            message.setStringProperty(DUPLICATE_DETECTION, publication.id().toString());
            message.setJMSCorrelationID(publication.correlationId());
            producer.send(destinations.topic(publication.topic(), session), message);
        }
        return publications.size();
    }

    /**
     * Takes the tasks that wait in a queue and come for the first time. What came before (a batch with it failed), and
     * what is no task at all, moves on to the slow lane in the same transaction.
     *
     * @param wait how long to wait for the first one
     */
    public List<Task> takeBatch(String queue, int max, Duration wait) {
        return inSession(session -> {
            var tasks = new ArrayList<Task>();
            try (MessageConsumer consumer = session.createConsumer(destinations.queue(queue, session));
                    MessageProducer slowLane = session.createProducer(null)) {
                var message = consumer.receive(wait.toMillis());
                for (int taken = 1; message != null; taken++) {
                    var task = message.getIntProperty(DELIVERIES) > 1 ? null : read(message, queue);
                    if (task == null) {
                        slowLane.send(destinations.queue(queue + SLOW_LANE, session), message);
                    } else {
                        tasks.add(task);
                    }
                    message = taken < max ? consumer.receiveNoWait() : null;
                }
            }
            return tasks;
        });
    }

    /**
     * Takes one task of a queue's slow lane.
     *
     * @return none or one
     * @throws IllegalStateException if the message is no task: then it is on its way to the dead letters
     */
    public List<Task> takeFromSlowLane(String queue, Duration wait) {
        return inSession(session -> {
            try (MessageConsumer consumer = session.createConsumer(destinations.queue(queue + SLOW_LANE, session))) {
                var message = consumer.receive(wait.toMillis());
                if (message == null) {
                    return List.of();
                }
                var task = read(message, queue);
                if (task == null) {
                    throw new IllegalStateException("not a task: message " + message.getJMSMessageID());
                }
                return List.of(task);
            }
        });
    }

    /**
     * Takes one message that comes from outside. What is refused moves on to the dead letters with the reason, in the same
     * transaction.
     *
     * @param work does what the message asks for; gives the reason if it can't ever be done
     * @return none or one
     */
    public int takeLetter(String queue, Duration wait, Function<Letter, Optional<String>> work) {
        return inSession(session -> {
            try (MessageConsumer consumer = session.createConsumer(destinations.queue(queue, session))) {
                var message = consumer.receive(wait.toMillis());
                if (message == null) {
                    return 0;
                }
                var refusal = work.apply(letter(message));
                if (refusal.isPresent()) {
                    message.clearProperties();
                    message.setStringProperty(REFUSAL, refusal.get());
                    try (MessageProducer dead =
                            session.createProducer(destinations.queue(queue + DEAD_LETTERS, session))) {
                        dead.send(message);
                    }
                }
                return 1;
            }
        });
    }

    private static Letter letter(Message message) throws JMSException {
        return new Letter(
                Optional.ofNullable(message.getJMSMessageID()).orElse("a message without an id"),
                Optional.ofNullable(message.getJMSCorrelationID()),
                message instanceof TextMessage text ? Optional.ofNullable(text.getText()) : Optional.empty());
    }

    private static @Nullable Task read(Message message, String queue) throws JMSException {
        try {
            return new Task(
                    queue,
                    UUID.fromString(message.getStringProperty(SUBJECT)),
                    text(message.getStringProperty(STEP)),
                    text(message.getStringProperty(GROUP)),
                    message.propertyExists(ATTEMPT) ? message.getIntProperty(ATTEMPT) : 0,
                    text(message.getJMSCorrelationID()),
                    Duration.ZERO);
        } catch (IllegalArgumentException | NullPointerException notATask) {
            return null;
        }
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a property is missing");
        }
        return value;
    }

    private <T> T inSession(Work<Session, T> work) {
        return inConnection(connection -> {
            connection.start();
            return work.with(connection.createSession());
        });
    }

    private <T> T inConnection(Work<Connection, T> work) {
        try (Connection connection = connections.createConnection()) {
            return work.with(connection);
        } catch (JMSException e) {
            throw unchecked(e);
        }
    }

    /** Rule 3: nothing checked leaves a step. */
    private static JMSRuntimeException unchecked(JMSException e) {
        return new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
}
