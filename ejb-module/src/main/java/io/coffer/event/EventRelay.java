package io.coffer.event;

import io.coffer.step.Broker;
import io.coffer.step.Carrier;
import io.coffer.step.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends the events that wait, each exactly once and in the order of their positions. One server at a time does it, whoever
 * has the turn, so that none overtakes another.
 *
 * <p>They are on the topic before the transaction that deletes their rows commits. If that fails, they come again, and the
 * broker leaves out those that it has: so nothing is ever in doubt between the two, which a later event could overtake.
 */
@ApplicationScoped
public class EventRelay extends Carrier {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Broker broker;

    @Inject
    private Events events;

    private boolean failed;
    private boolean someMayBeThere;

    @Override
    public String name() {
        return "event relay";
    }

    @Override
    public void round() throws InterruptedException {
        someMayBeThere = failed;
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
            events.tellSubscribers(inOrder);
            if (someMayBeThere) {
                broker.publishMissing(Events.publications(inOrder));
            } else {
                publishTogether(Events.publications(inOrder));
            }
            em.createQuery("delete from EventOutboxRow o where o.eventId in :ids")
                    .setParameter("ids", waiting)
                    .executeUpdate();
        }
        return waiting.size();
    }

    /** In a transaction that only the broker has a part in, so that it needs no other one's consent. */
    private void publishTogether(Collection<Publication> publications) {
        transactions.inNew(() -> {
            broker.publish(publications);
            return publications.size();
        });
    }
}
