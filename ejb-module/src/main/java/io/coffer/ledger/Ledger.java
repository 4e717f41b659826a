package io.coffer.ledger;

import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the books. To change them, first {@link #lock} all accounts of the step, then work on what that returns. All
 * of it happens in the caller's transaction, so that an entry commits with the state change that it records, or not
 * at all.
 */
@ApplicationScoped
public class Ledger {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    private Transactions transactions;

    /** As {@link #lock(Collection, Collection)}, for a step that needs no hold but those it authorises. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LockedAccounts lock(Collection<UUID> accounts) {
        return lock(accounts, List.of());
    }

    /**
     * Locks accounts until the end of the transaction, in the order of their ids (rule 4): whoever wants some of the
     * same accounts waits here, holding none that an earlier one is waiting for.
     *
     * @param accounts ids; those that no account has are left out of what is returned
     * @param holds references of holds on these accounts, read under the lock (rule 6)
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public LockedAccounts lock(Collection<UUID> accounts, Collection<String> holds) {
        var locked = em.createQuery("select a from Account a where a.id in :ids order by a.id", Account.class)
                .setParameter("ids", new TreeSet<>(accounts))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        var underThem = holds.isEmpty()
                ? List.<Hold>of()
                : em.createQuery("select h from Hold h where h.reference in :references", Hold.class)
                        .setParameter("references", holds)
                        .getResultList();
        return new LockedAccounts(em, clock, locked, underThem);
    }

    /** Locks what the changes need, then makes them, in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(LedgerChanges changes) {
        if (!changes.isEmpty()) {
            changes.applyTo(lock(changes.accounts(), changes.holds()));
        }
    }

    /** An account as it is now, without a lock: to show, never to decide on. */
    public Optional<Account> find(UUID accountId) {
        return Optional.ofNullable(transactions.inNew(() -> em.find(Account.class, accountId)));
    }

    /** Several accounts as they are now, by id, without locks; ids that no account has are left out. */
    public Map<UUID, Account> find(Collection<UUID> accountIds) {
        return em.createQuery("select a from Account a where a.id in :ids", Account.class)
                .setParameter("ids", accountIds)
                .getResultStream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /** The house's own account with this code, such as {@code fee-income:EUR}. */
    public UUID houseAccount(String code) {
        return em.createQuery("select a.id from Account a where a.code = :code", UUID.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    /** The entries with these references, in the order of posting; references without an entry are left out. */
    public List<JournalEntry> entries(Collection<String> references) {
        return em.createQuery(
                        "select distinct e from JournalEntry e join fetch e.postings p join fetch p.account"
                                + " where e.reference in :references order by e.postedAt, e.id",
                        JournalEntry.class)
                .setParameter("references", references)
                .getResultList();
    }
}
