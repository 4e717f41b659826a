package io.coffer.ledger;

import io.coffer.id.Ids;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts that this transaction has locked, and all that can be done to them. Made by {@link Ledger#lock}; of use until
 * the end of the transaction, on its thread.
 */
public final class LockedAccounts {

    private final EntityManager em;
    private final Clock clock;
    private final Map<UUID, Account> accounts;
    private final Map<String, Hold> holds;

    LockedAccounts(EntityManager em, Clock clock, Collection<Account> accounts, Collection<Hold> holds) {
        this.em = em;
        this.clock = clock;
        this.accounts = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        this.holds = new HashMap<>();
        holds.forEach(hold -> this.holds.put(hold.reference(), hold));
    }

    public Optional<Account> account(UUID id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /**
     * Changes whether an account takes new money movement.
     *
     * @return refused with {@code account-state} or {@code house-account}
     */
    public Outcome<Account> change(UUID accountId, AccountStatus next) {
        return held(accountId).canBecome(next).then(account -> {
            account.become(next);
            return Outcome.done(account);
        });
    }

    /**
     * Reserves an amount of an account's available balance.
     *
     * @param reference names what it is reserved for; unique among holds
     * @return refused with {@code insufficient-funds} or {@code account-frozen}
     */
    public Outcome<Hold> authorise(UUID accountId, Money amount, String reference) {
        var account = held(accountId);
        if (account.status() != AccountStatus.ACTIVE) {
            return Outcome.refused(ProblemType.ACCOUNT_FROZEN, "The account takes no new money movement.");
        }
        if (!account.covers(amount)) {
            return Outcome.refused(
                    ProblemType.INSUFFICIENT_FUNDS, "The account has less than " + amount + " available.");
        }
        account.reserve(amount);
        var hold = new Hold(Ids.next(), account, reference, amount, clock.instant());
        em.persist(hold);
        holds.put(reference, hold);
        return Outcome.done(hold);
    }

    /**
     * Ends a hold by posting what it was for. What it reserved beyond {@code amount} is available again.
     *
     * @param entry debits the held account by {@code amount}, among other lines
     * @return refused with {@code hold-not-active} or {@code capture-exceeds-hold}
     */
    public Outcome<JournalEntry> capture(String holdReference, Money amount, NewEntry entry) {
        return active(holdReference).then(hold -> {
            if (amount.exceeds(hold.amount())) {
                return Outcome.refused(
                        ProblemType.CAPTURE_EXCEEDS_HOLD, "The hold is for " + hold.amount() + ", not " + amount + ".");
            }
            hold.account().release(hold.amount());
            hold.close(HoldStatus.CAPTURED, amount, clock.instant());
            return Outcome.done(post(entry));
        });
    }

    /**
     * Gives a hold's amount back to the available balance. (void is a word of the language.)
     *
     * @return refused with {@code hold-not-active}
     */
    public Outcome<Hold> voidHold(String holdReference) {
        return active(holdReference).then(hold -> {
            hold.account().release(hold.amount());
            hold.close(HoldStatus.VOIDED, Money.zero(hold.account().asset()), clock.instant());
            return Outcome.done(hold);
        });
    }

    /**
     * Posts an entry. A reference that was used already, and an account that would become negative, fail when the rows
     * are written: at the latest when the transaction commits.
     *
     * @throws IllegalStateException if a line names an account that is not locked, or one of another asset
     */
    public JournalEntry post(NewEntry newEntry) {
        var entry = new JournalEntry(Ids.next(), newEntry, clock.instant());
        for (NewEntry.Line line : newEntry.lines()) {
            var account = held(line.account());
            if (!account.asset().equals(line.amount().asset())) {
                throw new IllegalStateException(newEntry.reference() + " posts " + line.amount() + " to an account in "
                        + account.asset().code());
            }
            account.post(line.amount());
            entry.add(account, line);
        }
        em.persist(entry);
        return entry;
    }

    private Account held(UUID accountId) {
        return account(accountId).orElseThrow(() -> new IllegalStateException("not locked: account " + accountId));
    }

    private Outcome<Hold> active(String reference) {
        var hold = holds.get(reference);
        if (hold == null) {
            throw new IllegalStateException("not read under the lock: hold " + reference);
        }
        held(hold.account().id());
        return hold.status() == HoldStatus.ACTIVE
                ? Outcome.done(hold)
                : Outcome.refused(
                        ProblemType.HOLD_NOT_ACTIVE,
                        "The hold is " + hold.status().name().toLowerCase(Locale.ROOT) + " already.");
    }
}
