package io.coffer.step;

import io.coffer.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/**
 * Carries tasks from the outbox to their queues, each exactly once: an XA transaction deletes the rows and sends the
 * messages.
 */
@ApplicationScoped
public class Relay extends Carrier {

    /** Hibernate's value of the time-out that leaves out rows that somebody else has locked. */
    private static final int SKIP_LOCKED = -2;

    private static final String LOCK_TIMEOUT_HINT = "jakarta.persistence.lock.timeout";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Broker broker;

    /** Writes a task that is due now into the outbox, in the caller's transaction. {@link #wake} after the commit. */
    public void put(Task task) {
        em.persist(new OutboxRow(Ids.next(), task));
    }

    @Override
    public String name() {
        return "relay";
    }

    /** In the order of their ids, which is the order of the primary key: another order would deadlock with itself. */
    @Override
    protected int carry(int max) {
        var rows = em.createQuery("select o from OutboxRow o order by o.id", OutboxRow.class)
                .setMaxResults(max)
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
