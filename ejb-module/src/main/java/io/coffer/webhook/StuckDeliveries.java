package io.coffer.webhook;

import io.coffer.step.Relay;
import io.coffer.step.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds deliveries that nobody works on any more, such as after the loss of a broker's data, and puts their task back. Safe to
 * do for one that is worked on after all: a task that finds it delivered does nothing.
 */
@ApplicationScoped
public class StuckDeliveries {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.webhook.stuck.after.seconds")
    private long stuckAfterSeconds;

    /** The moment before which something must have been done last for a delivery to count as stuck now. */
    public Instant threshold() {
        return clock.instant().minusSeconds(stuckAfterSeconds);
    }

    /**
     * A page of stuck deliveries, by id.
     *
     * @param after the last id of the page before; of all zeros for the first page
     */
    public List<UUID> find(Instant threshold, UUID after, int limit) {
        return em.createQuery(
                        "select d.id from WebhookDelivery d where d.status = :pending and d.attendedAt < :threshold"
                                + " and d.id > :after order by d.id",
                        UUID.class)
                .setParameter("pending", DeliveryStatus.PENDING)
                .setParameter("threshold", threshold)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Puts the tasks of deliveries back into the outbox; of those that still wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revive(Collection<UUID> deliveries) {
        em.createQuery("select d from WebhookDelivery d where d.id in :ids order by d.id", WebhookDelivery.class)
                .setParameter("ids", new TreeSet<>(deliveries))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(WebhookDelivery::isPending)
                .forEach(delivery -> {
                    delivery.attend(clock.instant());
                    relay.put(Task.now(
                            WebhookDeliveries.QUEUE,
                            delivery.id(),
                            WebhookDeliveries.DELIVER,
                            delivery.event().correlationId()));
                });
    }
}
