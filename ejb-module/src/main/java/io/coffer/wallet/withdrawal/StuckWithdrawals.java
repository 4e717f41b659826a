package io.coffer.wallet.withdrawal;

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
 * Finds withdrawals that nobody works on any more, such as after the loss of a broker's data, and puts their task back, so
 * that the bank is asked what became of them. Safe to do for one that is worked on after all.
 */
@ApplicationScoped
public class StuckWithdrawals {

    private static final List<WithdrawalStatus> OPEN = List.of(WithdrawalStatus.PENDING, WithdrawalStatus.PROCESSING);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.withdrawal.stuck.after.seconds")
    private long stuckAfterSeconds;

    /** The moment before which a withdrawal must have moved last to count as stuck now. */
    public Instant threshold() {
        return clock.instant().minusSeconds(stuckAfterSeconds);
    }

    /**
     * A page of stuck withdrawals, by id.
     *
     * @param after the last id of the page before; of all zeros for the first page
     */
    public List<UUID> find(Instant threshold, UUID after, int limit) {
        return em.createQuery(
                        "select w.id from Withdrawal w where w.status in :open and w.updatedAt < :threshold"
                                + " and w.id > :after order by w.id",
                        UUID.class)
                .setParameter("open", OPEN)
                .setParameter("threshold", threshold)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Puts the tasks of withdrawals back into the outbox; of those that are still open. The bank is asked first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revive(Collection<UUID> withdrawals) {
        em.createQuery("select w from Withdrawal w where w.id in :ids order by w.id", Withdrawal.class)
                .setParameter("ids", new TreeSet<>(withdrawals))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(withdrawal -> withdrawal.status().isOpen())
                .forEach(withdrawal -> {
                    withdrawal.attend(clock.instant());
                    relay.put(Task.now(
                            WithdrawalWork.QUEUE,
                            withdrawal.id(),
                            withdrawal.status().name(),
                            withdrawal.correlationId()));
                });
    }
}
