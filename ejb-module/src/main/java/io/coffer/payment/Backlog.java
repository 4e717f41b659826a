package io.coffer.payment;

import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether more payments are open than the workers should owe anybody (rule 8). An open payment waits in the outbox, in
 * a queue or for its provider; its row tells in any case, so that only rows are counted.
 */
@ApplicationScoped
class Backlog {

    private static final Duration COUNT_EVERY = Duration.ofMillis(500);

    private final AtomicReference<Instant> nextCount = new AtomicReference<>(Instant.EPOCH);
    private volatile boolean full;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = "coffer.payment.backlog.max")
    private int max;

    boolean isFull() {
        var now = clock.instant();
        var due = Objects.requireNonNull(nextCount.get());
        if (!now.isBefore(due) && nextCount.compareAndSet(due, now.plus(COUNT_EVERY))) {
            full = transactions.inNew(this::openPayments) >= max;
        }
        return full;
    }

    /** Counts no further than the limit. */
    private long openPayments() {
        var count = (Number) em.createNativeQuery("select count(*) from (select 1 from payment"
                        + " where stage in ('ACCEPTED', 'ON_RAMP', 'OFF_RAMP') limit :max) as open_payment")
                .setParameter("max", max)
                .getSingleResult();
        return count.longValue();
    }
}
