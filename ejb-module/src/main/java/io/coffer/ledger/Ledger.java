package io.coffer.ledger;

import io.coffer.money.Money;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    @Inject
    private ChartOfAccounts chart;

    @Inject
    private HouseAccounts house;

    @Inject
    private AccountingPeriods periods;

    @Inject
    private Event<AccountChange> changes;

    /** As {@link #lock(LedgerNeeds)}, for a step that needs no hold but those it authorises. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LockedAccounts lock(Collection<UUID> accounts) {
        return lock(new LedgerNeeds().accounts(accounts));
    }

    /**
     * Locks accounts until the end of the transaction, in the order of their ids (rule 4): whoever wants some of the
     * same accounts waits here, holding none that an earlier one is waiting for. Accounts that there are not are left out
     * of what is returned; holds are read under the lock (rule 6). This transaction must not have read any of them before:
     * who looks for accounts to lock reads their ids.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public LockedAccounts lock(LedgerNeeds needs) {
        var closed = periods.closed(needs.days());
        var toReverse = entriesById(needs.reversed());
        toReverse.forEach(entry -> needs.accounts(accounts(entry)));
        toReverse.forEach(entry -> guarded(entry).forEach(needs::accounts));
        var locked = em.createQuery("select a from Account a where a.id in :ids order by a.id", Account.class)
                .setParameter("ids", needs.accounts())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return new LockedAccounts(
                em, clock, chart, locked, holds(needs), used(needs), closed, reversible(toReverse), changes::fire);
    }

    /** Locks what the changes need, then makes them, in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(LedgerChanges changes) {
        if (!changes.needs().isEmpty()) {
            changes.applyTo(lock(changes.needs()));
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

    /**
     * What the balance of an account was at an instant: zero before its first posting.
     *
     * @param account as it was found
     */
    public Money balance(Account account, Instant at) {
        return em.createQuery(
                        "select p.balanceAfter from Posting p where p.account = :account and p.asset = :asset"
                                + " and p.postedAt <= :at order by p.postedAt desc, p.sequence desc",
                        BigDecimal.class)
                .setParameter("account", account)
                .setParameter("asset", account.asset().code())
                .setParameter("at", at)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(balance -> new Money(balance, account.asset()))
                .orElseGet(() -> Money.zero(account.asset()));
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

    private List<JournalEntry> entriesById(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select distinct e from JournalEntry e join fetch e.postings where e.id in :ids",
                                JournalEntry.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    private List<Hold> holds(LedgerNeeds needs) {
        return needs.holds().isEmpty()
                ? List.of()
                : em.createQuery("select h from Hold h where h.reference in :references", Hold.class)
                        .setParameter("references", needs.holds())
                        .getResultList();
    }

    private Map<String, UUID> used(LedgerNeeds needs) {
        return needs.references().isEmpty()
                ? Map.of()
                : em.createQuery(
                                "select e.reference, e.id from JournalEntry e where e.reference in :references",
                                Object[].class)
                        .setParameter("references", needs.references())
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (UUID) row[1]));
    }

    private Map<UUID, ReversibleEntry> reversible(List<JournalEntry> entries) {
        return entries.stream().collect(Collectors.toMap(JournalEntry::id, this::reversible));
    }

    private ReversibleEntry reversible(JournalEntry entry) {
        var reversed = em.createQuery("select p from Posting p where p.entry.reversesId = :entry", Posting.class)
                .setParameter("entry", entry.id())
                .getResultStream()
                .collect(Collectors.toMap(
                        posting -> posting.reversesLine().orElseThrow(), Posting::absolute, Money::plus));
        return new ReversibleEntry(entry, reversed, guarded(entry));
    }

    private Set<List<UUID>> guarded(JournalEntry entry) {
        return accounts(entry).stream()
                .map(house::guarded)
                .filter(stripes -> !stripes.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<UUID> accounts(JournalEntry entry) {
        return entry.postings().stream().map(posting -> posting.account().id()).toList();
    }
}
