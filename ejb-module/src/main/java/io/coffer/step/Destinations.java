package io.coffer.step;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Queues and topics by their names, looked up once: the broker is asked whether there is such a one when a session makes it and
 * when a message is sent to it for the first time, and each question holds up the batch.
 */
@ApplicationScoped
class Destinations {

    private final Map<String, Queue> queues = new ConcurrentHashMap<>();
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    Queue queue(String name, Session session) throws JMSException {
        var known = queues.get(name);
        if (known == null) {
            known = session.createQueue(name);
            queues.put(name, known);
        }
        return known;
    }

    Topic topic(String name, Session session) throws JMSException {
        var known = topics.get(name);
        if (known == null) {
            known = session.createTopic(name);
            topics.put(name, known);
        }
        return known;
    }
}
