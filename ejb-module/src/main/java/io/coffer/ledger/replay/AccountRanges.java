package io.coffer.ledger.replay;

import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Divides the accounts among the partitions of a job. */
@ApplicationScoped
public class AccountRanges {

    /** Longer than a transaction can take that made an account: what is older than this when a job begins stays the same. */
    private static final Duration SETTLED = Duration.ofMinutes(15);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = "coffer.ledger.replay.partitions")
    private int partitions;

    /**
     * Ranges with about as many accounts each, which together have all accounts, also those that come later. The same ones
     * each time for a job that began at an instant, so that a restart goes on with them.
     */
    public List<AccountRange> divide(Instant begun) {
        return transactions.inNew(() -> ranges(begun.minus(SETTLED)));
    }

    /** A page of the accounts of a range, by id. */
    public List<UUID> find(AccountRange range, int limit) {
        return em.createQuery(
                        "select a.id from Account a where a.id > :after and a.id <= :last order by a.id", UUID.class)
                .setParameter("after", range.after())
                .setParameter("last", range.last())
                .setMaxResults(limit)
                .getResultList();
    }

    private List<AccountRange> ranges(Instant before) {
        long accounts = em.createQuery("select count(a) from Account a where a.createdAt < :before", Long.class)
                .setParameter("before", before)
                .getSingleResult();
        var ranges = new ArrayList<AccountRange>();
        var after = AccountRange.FIRST;
        for (int part = 1; part < partitions && accounts >= partitions; part++) {
            var last = nth(Math.toIntExact(accounts * part / partitions - 1), before);
            ranges.add(new AccountRange(after, last));
            after = last;
        }
        ranges.add(new AccountRange(after, AccountRange.LAST));
        return ranges;
    }

    private UUID nth(int offset, Instant before) {
        return em.createQuery("select a.id from Account a where a.createdAt < :before order by a.id", UUID.class)
                .setParameter("before", before)
                .setFirstResult(offset)
                .setMaxResults(1)
                .getSingleResult();
    }
}
