package io.coffer.event;

import io.coffer.step.Broker;
import io.coffer.step.Carrier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends the events that wait, each exactly once and in the order of their positions: an XA transaction deletes the rows and
 * sends the messages. One server at a time does it, whoever has the turn, so that none overtakes another.
 */
@ApplicationScoped
public class EventRelay extends Carrier {

    /** Longer than the server waits before it tries to commit again what the broker did not hear of. */
    private static final Duration RECOVERY = Duration.ofSeconds(6);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Broker broker;

    @Inject
    private Events events;

    private boolean failed;

    @Override
    public String name() {
        return "event relay";
    }

    /** After a failure, what was sent last may still be in doubt: nothing is sent until that has reached the broker. */
    @Override
    public void round() throws InterruptedException {
        if (failed) {
            broker.connect();
            Thread.sleep(RECOVERY.toMillis());
        }
        failed = true;
        super.round();
        failed = false;
    }

    @Override
    protected int carry(int max) {
        em.createNativeQuery("select id from event_turn for update").getSingleResult();
        var waiting = em.createQuery("select o.eventId from EventOutboxRow o order by o.position", UUID.class)
                .setMaxResults(max)
                .getResultList();
        if (!waiting.isEmpty()) {
            Map<UUID, Event> found =
                    events.find(waiting).stream().collect(Collectors.toMap(Event::id, Function.identity()));
            List<Event> inOrder = waiting.stream()
                    .map(id -> Objects.requireNonNull(found.get(id), () -> "no event " + id))
                    .toList();
            events.send(inOrder);
            em.createQuery("delete from EventOutboxRow o where o.eventId in :ids")
                    .setParameter("ids", waiting)
                    .executeUpdate();
        }
        return waiting.size();
    }
}
