package io.coffer.payment;

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
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds payments that nobody works on any more, such as after the loss of a broker's data, and puts their task back.
 * Safe to do for a payment that is worked on after all: a task that comes twice does nothing.
 */
@ApplicationScoped
public class StuckPayments {

    private static final EnumSet<PaymentStage> OPEN = Stream.of(PaymentStage.values())
            .filter(PaymentStage::isOpen)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(PaymentStage.class)));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.payment.stuck.after.seconds")
    private long stuckAfterSeconds;

    /** The moment before which a payment must have moved last to count as stuck now. */
    public Instant threshold() {
        return clock.instant().minusSeconds(stuckAfterSeconds);
    }

    /**
     * A page of stuck payments, by id.
     *
     * @param after the last id of the page before; of all zeros for the first page
     */
    public List<UUID> find(Instant threshold, UUID after, int limit) {
        return em.createQuery(
                        "select p.id from Payment p where p.stage in :open and p.updatedAt < :threshold and p.id > :after"
                                + " order by p.id",
                        UUID.class)
                .setParameter("open", OPEN)
                .setParameter("threshold", threshold)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Puts the tasks of payments back into the outbox; of those that are still open. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revive(Collection<UUID> payments) {
        em.createQuery("select p from Payment p where p.id in :ids order by p.id", Payment.class)
                .setParameter("ids", new TreeSet<>(payments))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(payment -> payment.stage().isOpen())
                .forEach(payment -> {
                    payment.attend(clock.instant());
                    relay.put(Task.now(
                            PaymentWork.QUEUE, payment.id(), payment.stage().name(), payment.correlationId()));
                });
    }
}
