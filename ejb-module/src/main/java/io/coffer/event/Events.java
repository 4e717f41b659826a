package io.coffer.event;

import io.coffer.step.Broker;
import io.coffer.step.Publication;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Writes the events and sends them to the topic, in the caller's transaction. */
    public void publish(Collection<Event> events) {
        events.forEach(em::persist);
        broker.publish(events.stream()
                .map(event -> new Publication(
                        TOPIC,
                        event.id(),
                        event.type(),
                        event.version(),
                        event.subject().toString(),
                        event.correlationId(),
                        event.json()))
                .toList());
    }

    public List<Event> find(Collection<UUID> ids) {
        return em.createQuery("select e from Event e where e.id in :ids", Event.class)
                .setParameter("ids", ids)
                .getResultList();
    }
}
