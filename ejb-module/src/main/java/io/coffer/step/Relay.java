package io.coffer.step;

import io.coffer.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries tasks from the outbox to their queues, each exactly once: an XA transaction deletes the rows and sends the
 * messages. Woken by who {@link #put} a task, after the commit; a slow poll finds what a crash left behind.
 */
@ApplicationScoped
public class Relay implements Background {

    /** Hibernate's value of the time-out that leaves out rows that somebody else has locked. */
    private static final int SKIP_LOCKED = -2;

    private static final String LOCK_TIMEOUT_HINT = "jakarta.persistence.lock.timeout";

    private final Semaphore work = new Semaphore(0);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Broker broker;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = "coffer.step.batch.size")
    private int batchSize;

    @Inject
    @ConfigProperty(name = "coffer.step.relay.poll.millis")
    private long pollMillis;

    /** Writes a task that is due now into the outbox, in the caller's transaction. {@link #wake} after the commit. */
    public void put(Task task) {
        em.persist(new OutboxRow(Ids.next(), task));
    }

    /** Says that there is something in the outbox. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    @Override
    public String name() {
        return "relay";
    }

    /** Waits to be woken, then carries all that is there. */
    @Override
    public void round() throws InterruptedException {
        boolean woken = work.tryAcquire(pollMillis, TimeUnit.MILLISECONDS);
        int carried;
        do {
            carried = transactions.inNew(this::carryBatch);
        } while (carried == batchSize || (woken && carried > 0));
    }

    /** In the order of their ids, which is the order of the primary key: another order would deadlock with itself. */
    private int carryBatch() {
        var rows = em.createQuery("select o from OutboxRow o order by o.id", OutboxRow.class)
                .setMaxResults(batchSize)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(LOCK_TIMEOUT_HINT, SKIP_LOCKED)
                .getResultList();
        if (!rows.isEmpty()) {
            broker.send(rows.stream().map(OutboxRow::task).toList());
            em.createQuery("delete from OutboxRow o where o.id in :ids")
                    .setParameter("ids", rows.stream().map(OutboxRow::id).toList())
                    .executeUpdate();
        }
        return rows.size();
    }
}
