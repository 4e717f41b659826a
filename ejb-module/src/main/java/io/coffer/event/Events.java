package io.coffer.event;

import io.coffer.step.Broker;
import io.coffer.step.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Publishes events and finds those that were. */
@ApplicationScoped
public class Events {

    public static final String TOPIC = "coffer.events";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Broker broker;

    @Inject
    private EventRelay relay;

    @Inject
    @Any
    private Instance<EventSubscriber> subscribers;

    /** Writes the events and sends them to the topic and to subscribers, in the caller's transaction. */
    public void publish(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        events.forEach(em::persist);
        tellSubscribers(events);
        broker.publish(publications(events));
    }

    /** Tells who belongs to Coffer, in the caller's transaction. */
    void tellSubscribers(List<Event> events) {
        subscribers.forEach(subscriber -> subscriber.sent(events));
    }

    /** What everybody else is told. */
    static List<Publication> publications(List<Event> events) {
        return events.stream()
                .map(event -> new Publication(
                        TOPIC,
                        event.id(),
                        event.type(),
                        event.version(),
                        event.subject().toString(),
                        event.correlationId(),
                        event.json()))
                .toList();
    }

    /**
     * Writes an event in the caller's transaction, for the relay to send after the commit: the way for who has a database
     * transaction and no more. Call it under the lock of the subject, so that its events are in order; {@link #wake} after
     * the commit.
     */
    public void put(Event event) {
        em.persist(event);
        em.persist(new EventOutboxRow(event.id()));
    }

    /** Says that events were put. */
    public void wake() {
        relay.wake();
    }

    public List<Event> find(Collection<UUID> ids) {
        return em.createQuery("select e from Event e where e.id in :ids", Event.class)
                .setParameter("ids", ids)
                .getResultList();
    }
}
