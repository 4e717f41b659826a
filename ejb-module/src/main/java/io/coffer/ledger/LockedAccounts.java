package io.coffer.ledger;

import io.coffer.id.Ids;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts that this transaction has locked, and all that can be done to them. Made by {@link Ledger#lock}; of use until
 * the end of the transaction, on its thread.
 */
public final class LockedAccounts {

    private final EntityManager em;
    private final Clock clock;
    private final ChartOfAccounts chart;
    private final Map<UUID, Account> accounts;
    private final Map<String, Hold> holds;
    private final Map<String, UUID> usedReferences;
    private final Set<YearMonth> closedPeriods;
    private final Map<UUID, ReversibleEntry> reversible;
    private final Consumer<AccountChange> observers;

    LockedAccounts(
            EntityManager em,
            Clock clock,
            ChartOfAccounts chart,
            Collection<Account> accounts,
            Collection<Hold> holds,
            Map<String, UUID> usedReferences,
            Set<YearMonth> closedPeriods,
            Map<UUID, ReversibleEntry> reversible,
            Consumer<AccountChange> observers) {
        this.em = em;
        this.clock = clock;
        this.chart = chart;
        this.accounts = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        this.holds = new HashMap<>();
        holds.forEach(hold -> this.holds.put(hold.reference(), hold));
        this.usedReferences = new HashMap<>(usedReferences);
        this.closedPeriods = closedPeriods;
        this.reversible = reversible;
        this.observers = observers;
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
        return locked(accountId).canBecome(next).then(account -> {
            account.become(next);
            return Outcome.done(account);
        });
    }

    /** Freezes an account with its wallet, or no more; its own status stays as it is. */
    public void freezeWithWallet(UUID accountId, boolean frozen) {
        locked(accountId).freezeWithWallet(frozen);
    }

    /**
     * Reserves an amount of an account's available balance.
     *
     * @return refused with {@code insufficient-funds} or {@code account-frozen}
     */
    public Outcome<Hold> authorise(NewHold wanted) {
        var account = locked(wanted.account());
        var amount = wanted.amount();
        if (account.status() != AccountStatus.ACTIVE) {
            return frozen();
        }
        if (!account.covers(amount)) {
            return insufficient(amount);
        }
        account.reserve(amount);
        var hold = new Hold(account, wanted, clock.instant());
        em.persist(hold);
        holds.put(hold.reference(), hold);
        tell(AccountChange.Kind.HOLD_CREATED, hold, amount);
        return Outcome.done(hold);
    }

    /**
     * A hold that can be captured or voided.
     *
     * @return refused with {@code hold-not-active}
     */
    public Outcome<Hold> active(String holdReference) {
        return stillActive(holdReference)
                .then(hold -> hold.isExpired(clock.instant()) ? ended(HoldStatus.EXPIRED) : Outcome.done(hold));
    }

    /**
     * Ends a hold by posting what it was for. What it reserved beyond {@code amount} is available again.
     *
     * @param entry debits the held account by {@code amount}, among other lines
     * @return refused with {@code hold-not-active}, {@code capture-exceeds-hold} or {@code amount-too-large}
     */
    public Outcome<JournalEntry> capture(String holdReference, Money amount, NewEntry entry) {
        return capturable(holdReference, amount, entry).then(hold -> {
            release(hold);
            hold.capture(amount);
            hold.close(HoldStatus.CAPTURED, clock.instant());
            tell(AccountChange.Kind.HOLD_CAPTURED, hold, amount);
            return Outcome.done(post(entry));
        });
    }

    /**
     * Posts a part of what a hold is for. What remains of it stays reserved; when nothing remains, it has ended.
     *
     * @param entry debits the held account by {@code amount}, among other lines
     * @return refused with {@code hold-not-active}, {@code capture-exceeds-hold} or {@code amount-too-large}
     */
    public Outcome<JournalEntry> capturePart(String holdReference, Money amount, NewEntry entry) {
        return capturable(holdReference, amount, entry).then(hold -> {
            if (amount.equals(hold.remaining())) {
                return capture(holdReference, amount, entry);
            }
            hold.account().release(amount);
            hold.capture(amount);
            tell(AccountChange.Kind.HOLD_CAPTURED, hold, amount);
            return Outcome.done(post(entry));
        });
    }

    /**
     * Gives what remains of a hold back to the available balance. (void is a word of the language.)
     *
     * @return refused with {@code hold-not-active}
     */
    public Outcome<Hold> voidHold(String holdReference) {
        return active(holdReference).then(hold -> end(hold, HoldStatus.VOIDED));
    }

    /**
     * Gives what remains of a hold whose time is over back to the available balance.
     *
     * @return refused with {@code hold-not-active} if it has ended; a hold whose time is not over stays as it is
     */
    public Outcome<Hold> expire(String holdReference) {
        return stillActive(holdReference)
                .then(hold -> hold.isExpired(clock.instant()) ? end(hold, HoldStatus.EXPIRED) : Outcome.done(hold));
    }

    /**
     * Posts a new movement of somebody's money.
     *
     * @return refused with {@code duplicate-reference}, {@code period-closed}, {@code posting-not-allowed},
     *     {@code account-frozen}, {@code insufficient-funds} or {@code amount-too-large}; then nothing is changed
     * @throws IllegalStateException see {@link #post}
     */
    public Outcome<JournalEntry> move(NewEntry entry) {
        return acceptable(entry, Set.of(AccountStatus.ACTIVE)).then(checked -> Outcome.done(post(checked)));
    }

    /**
     * Posts what puts something right. What is frozen can be put right, too.
     *
     * @return refused as {@link #move} is
     */
    public Outcome<JournalEntry> adjust(NewEntry entry) {
        return adjust(entry, Outcome::done);
    }

    /**
     * As {@link #adjust(NewEntry)}.
     *
     * @param further what must hold besides; asked when all else does
     */
    public Outcome<JournalEntry> adjust(NewEntry entry, Function<NewEntry, Outcome<NewEntry>> further) {
        return acceptable(entry, Set.of(AccountStatus.ACTIVE, AccountStatus.FROZEN))
                .then(further)
                .then(checked -> Outcome.done(post(checked)));
    }

    /**
     * Whether accounts of the house that must not be below zero have what an entry takes of them. A single stripe may be
     * below zero, so all of them are looked at.
     *
     * @param guarded the stripes of each such account, all of them locked
     * @return refused with {@code insufficient-funds}
     */
    public Outcome<NewEntry> covered(NewEntry entry, Set<List<UUID>> guarded) {
        for (List<UUID> stripes : guarded) {
            var rows = stripes.stream().map(this::locked).toList();
            var change = change(entry, rows.get(0), stripes);
            var available =
                    rows.stream().map(Account::available).reduce(Money::plus).orElseThrow();
            if (change.isNegative() && available.plus(change).isNegative()) {
                return insufficient(change.negate());
            }
        }
        return Outcome.done(entry);
    }

    private static Money change(NewEntry entry, Account account, List<UUID> stripes) {
        return account.onNormalSide(entry.lines().stream()
                .filter(line -> stripes.contains(line.account()))
                .map(NewEntry.Line::amount)
                .reduce(Money.zero(account.asset()), Money::plus));
    }

    /**
     * Takes back an entry or a part of it, once.
     *
     * @return refused with {@code not-found}, {@code already-reversed}, {@code unbalanced}, {@code asset-mismatch}, or as
     *     {@link #move} is
     */
    public Outcome<JournalEntry> reverse(Reversal reversal) {
        var entry = reversible.get(reversal.entry());
        if (entry == null) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such entry.");
        }
        return entry.reversal(reversal)
                .then(wanted -> adjust(wanted, checked -> covered(checked, entry.guarded())))
                .then(posted -> {
                    posted.postings()
                            .forEach(posting -> entry.reversed()
                                    .merge(posting.reversesLine().orElseThrow(), posting.absolute(), Money::plus));
                    return Outcome.done(posted);
                });
    }

    /**
     * Whether the balances of all accounts have room for an entry (rule 14).
     *
     * @return refused with {@code amount-too-large}
     */
    public Outcome<NewEntry> fits(NewEntry entry) {
        return fits(entry, changes(entry));
    }

    private Outcome<NewEntry> fits(NewEntry entry, Map<UUID, Money> changes) {
        return changes.entrySet().stream()
                        .allMatch(change -> locked(change.getKey()).fits(change.getValue()))
                ? Outcome.done(entry)
                : Outcome.refused(
                        ProblemType.AMOUNT_TOO_LARGE, "The balance of an account would have too many digits.");
    }

    /**
     * Posts a fact. A reference that was used already, and an account that would become negative, fail when the rows
     * are written: at the latest when the transaction commits.
     *
     * @throws IllegalStateException if a line names an account that is not locked, or one of another asset, or one that the
     *     chart of accounts does not allow there
     */
    public JournalEntry post(NewEntry newEntry) {
        misplaced(newEntry).ifPresent(line -> {
            throw new IllegalStateException(newEntry.reference() + ": " + forbidden(newEntry, line));
        });
        var entry = new JournalEntry(Ids.next(), newEntry, bookingTime(newEntry));
        for (NewEntry.Line line : newEntry.lines()) {
            var account = locked(line.account());
            if (!account.asset().equals(line.amount().asset())) {
                throw new IllegalStateException(newEntry.reference() + " posts " + line.amount() + " to an account in "
                        + account.asset().code());
            }
            account.post(line.amount(), entry.postedAt());
            entry.add(account, line);
            tell(account, line.amount(), entry);
        }
        em.persist(entry);
        usedReferences.put(entry.reference(), entry.id());
        return entry;
    }

    private Outcome<NewEntry> acceptable(NewEntry entry, Set<AccountStatus> statuses) {
        var first = usedReferences.get(entry.reference());
        if (first != null) {
            return Outcome.refused(
                    ProblemType.DUPLICATE_REFERENCE,
                    "The reference names an earlier entry.",
                    Map.of("entry_id", first));
        }
        var day = entry.effectiveDate();
        if (day != null && closedPeriods.contains(YearMonth.from(day))) {
            return Outcome.refused(ProblemType.PERIOD_CLOSED, YearMonth.from(day) + " is closed.");
        }
        var misplaced = misplaced(entry);
        if (misplaced.isPresent()) {
            return Outcome.refused(ProblemType.POSTING_NOT_ALLOWED, forbidden(entry, misplaced.get()));
        }
        var changes = changes(entry);
        for (var change : changes.entrySet()) {
            var account = locked(change.getKey());
            if (!statuses.contains(account.status())) {
                return frozen();
            }
            if (!account.bears(change.getValue())) {
                return insufficient(
                        change.getValue().isNegative() ? change.getValue().negate() : change.getValue());
            }
        }
        return fits(entry, changes);
    }

    private static Map<UUID, Money> changes(NewEntry entry) {
        Map<UUID, Money> changes = new LinkedHashMap<>();
        entry.lines().forEach(line -> changes.merge(line.account(), line.amount(), Money::plus));
        return changes;
    }

    /** The first line that the chart of accounts does not allow. What a reversal takes back, it allowed. */
    private Optional<NewEntry.Line> misplaced(NewEntry entry) {
        return entry.reverses() != null
                ? Optional.empty()
                : entry.lines().stream()
                        .filter(line -> !chart.allows(
                                entry.kind(), locked(line.account()).kind(), Side.of(line.amount())))
                        .findFirst();
    }

    private String forbidden(NewEntry entry, NewEntry.Line line) {
        return "An entry of kind " + entry.kind() + " does not "
                + Side.of(line.amount()).name().toLowerCase(Locale.ROOT) + " an account of kind "
                + locked(line.account()).kind() + ".";
    }

    /** Not before what was posted to these accounts last, whatever the clocks of the servers say (rule 8). */
    private Instant bookingTime(NewEntry entry) {
        return entry.lines().stream()
                .flatMap(line -> locked(line.account()).lastPostedAt().stream())
                .reduce(clock.instant(), (a, b) -> a.isAfter(b) ? a : b);
    }

    private Account locked(UUID accountId) {
        return account(accountId).orElseThrow(() -> new IllegalStateException("not locked: account " + accountId));
    }

    private Outcome<Hold> capturable(String reference, Money amount, NewEntry entry) {
        return active(reference)
                .then(hold -> amount.exceeds(hold.remaining())
                        ? Outcome.refused(
                                ProblemType.CAPTURE_EXCEEDS_HOLD,
                                "The hold has " + hold.remaining() + " left, not " + amount + ".")
                        : fits(entry).then(fitting -> Outcome.done(hold)));
    }

    private Outcome<Hold> stillActive(String reference) {
        var hold = holds.get(reference);
        if (hold == null) {
            throw new IllegalStateException("not read under the lock: hold " + reference);
        }
        locked(hold.account().id());
        return hold.status() == HoldStatus.ACTIVE ? Outcome.done(hold) : ended(hold.status());
    }

    private Outcome<Hold> end(Hold hold, HoldStatus outcome) {
        var rest = hold.remaining();
        release(hold);
        hold.close(outcome, clock.instant());
        tell(
                outcome == HoldStatus.EXPIRED ? AccountChange.Kind.HOLD_EXPIRED : AccountChange.Kind.HOLD_VOIDED,
                hold,
                rest);
        return Outcome.done(hold);
    }

    private void tell(AccountChange.Kind kind, Hold hold, Money amount) {
        if (hold.account().owner().isPresent()) {
            observers.accept(new AccountChange(
                    kind,
                    hold.account(),
                    amount,
                    hold.reference(),
                    hold.correlationId(),
                    null,
                    hold.id(),
                    clock.instant()));
        }
    }

    private void tell(Account account, Money signed, JournalEntry entry) {
        if (account.owner().isPresent()) {
            var change = account.onNormalSide(signed);
            boolean credited = change.isPositive();
            observers.accept(new AccountChange(
                    credited ? AccountChange.Kind.CREDITED : AccountChange.Kind.DEBITED,
                    account,
                    credited ? change : change.negate(),
                    entry.reference(),
                    entry.correlationId(),
                    entry,
                    null,
                    entry.postedAt()));
        }
    }

    private static void release(Hold hold) {
        hold.account().release(hold.remaining());
    }

    private static Outcome<Hold> ended(HoldStatus status) {
        return Outcome.refused(
                ProblemType.HOLD_NOT_ACTIVE,
                "The hold is " + status.name().toLowerCase(Locale.ROOT) + " already.",
                Map.of("hold_status", status.name()));
    }

    private static <T> Outcome<T> frozen() {
        return Outcome.refused(ProblemType.ACCOUNT_FROZEN, "The account takes no new money movement.");
    }

    private static <T> Outcome<T> insufficient(Money amount) {
        return Outcome.refused(ProblemType.INSUFFICIENT_FUNDS, "The account has less than " + amount + " available.");
    }
}
