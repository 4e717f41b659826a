package io.coffer.event;

import io.coffer.step.Background;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends the events that wait, each exactly once and in the order of their positions: an XA transaction deletes the rows and
 * sends the messages. One server at a time does it, whoever has the turn, so that none overtakes another.
 */
@ApplicationScoped
public class EventRelay implements Background {

    private final Semaphore work = new Semaphore(0);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = "coffer.step.batch.size")
    private int batchSize;

    @Inject
    @ConfigProperty(name = "coffer.step.relay.poll.millis")
    private long pollMillis;

    @Override
    public String name() {
        return "event relay";
    }

    /** Says that there are events to send. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    @Override
    public void round() throws InterruptedException {
        boolean woken = work.tryAcquire(pollMillis, TimeUnit.MILLISECONDS);
        int sent;
        do {
            sent = transactions.inNew(this::sendBatch);
        } while (sent == batchSize || (woken && sent > 0));
    }

    private int sendBatch() {
        em.createNativeQuery("select id from event_turn for update").getSingleResult();
        var waiting = em.createQuery("select o.eventId from EventOutboxRow o order by o.position", UUID.class)
                .setMaxResults(batchSize)
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
