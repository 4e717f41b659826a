package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.id.Ids;
import io.coffer.ledger.Account;
import io.coffer.ledger.AccountingPeriod;
import io.coffer.ledger.AccountingPeriods;
import io.coffer.ledger.Assets;
import io.coffer.ledger.Hold;
import io.coffer.ledger.HoldStatus;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerChanges;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewEntry;
import io.coffer.ledger.NewHold;
import io.coffer.ledger.Reversal;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of {@link io.coffer.ledger}, where several transactions meet. */
@ExtendWith(ArquillianExtension.class)
class LedgerIT {

    private static final int CROWD = 100;
    private static final int RACES = 20;
    private static final int THREADS = 16;
    private static final int ROUNDS = 15;

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private AccountingPeriods periods;

    @Inject
    private Transactions transactions;

    @Inject
    private Assets assets;

    @Inject
    private Accounts accounts;

    @Inject
    private Crowd crowd;

    private UUID account = new UUID(0, 0);
    private UUID other = new UUID(0, 0);
    private String hold = "";

    @Deployment
    static EnterpriseArchive deployment() {
        return Deployments.of(LedgerIT.class, Map.of());
    }

    @BeforeEach
    void openAccounts() {
        account = accounts.open("EUR", "100.00");
        other = accounts.open("EUR", "100.00");
        hold = "test:" + Ids.next();
    }

    @Test
    void authorisingReducesWhatIsAvailableAndNotTheBalance() {
        assertThat(authorise("60.00")).isInstanceOf(Done.class);

        assertThat(accounts.available(account)).isEqualByComparingTo("40");
        assertThat(accounts.balance(account)).isEqualByComparingTo("100");
    }

    @Test
    void authorisingMoreThanIsAvailableIsRefused() {
        authorise("60.00").orElseThrow();
        hold = hold + ":second";

        assertThat(refusal(authorise("40.01"))).isEqualTo(ProblemType.INSUFFICIENT_FUNDS);

        assertThat(accounts.held(account)).isEqualByComparingTo("60");
    }

    @Test
    void capturingPostsTheEntryAndEndsTheHold() {
        authorise("60.00").orElseThrow();

        var entry = capture("45.00", "").orElseThrow();

        assertThat(accounts.balance(account)).isEqualByComparingTo("55");
        assertThat(accounts.balance(other)).isEqualByComparingTo("145");
        assertThat(accounts.held(account)).isEqualByComparingTo("0");
        assertThat(accounts.rows("select status, captured from hold where reference = ?", hold))
                .containsExactly("CAPTURED,45.000000000000000000");
        assertThat(accounts.rows(
                        "select line, amount from posting where entry_id = (select id from journal_entry"
                                + " where reference = ?) order by line",
                        entry.reference()))
                .containsExactly("1,45.000000000000000000", "2,-45.000000000000000000");
    }

    @Test
    void ofAHundredCapturesOfOneHoldAtOnceExactlyOneWins() throws Exception {
        authorise("60.00").orElseThrow();

        var outcomes = crowd.run(CROWD, number -> capture("60.00", ":" + number));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .extracting(LedgerIT::refusal)
                .hasSize(CROWD - 1)
                .containsOnly(ProblemType.HOLD_NOT_ACTIVE);
        assertThat(accounts.entries(hold + "%")).isOne();
        assertThat(accounts.balance(account)).isEqualByComparingTo("40");
        assertThat(accounts.balance(other)).isEqualByComparingTo("160");
    }

    @Test
    void capturingMoreThanTheHoldIsRefused() {
        authorise("60.00").orElseThrow();

        assertThat(refusal(capture("60.01", ""))).isEqualTo(ProblemType.CAPTURE_EXCEEDS_HOLD);

        assertThat(accounts.held(account)).isEqualByComparingTo("60");
        assertThat(accounts.entries(hold + "%")).isZero();
    }

    @Test
    void voidingGivesTheAmountBack() {
        authorise("60.00").orElseThrow();

        assertThat(voidHold().orElseThrow().status()).isEqualTo(HoldStatus.VOIDED);

        assertThat(accounts.available(account)).isEqualByComparingTo("100");
    }

    @Test
    void capturingAVoidedHoldIsRefused() {
        authorise("60.00").orElseThrow();
        voidHold().orElseThrow();

        assertThat(refusal(capture("60.00", ""))).isEqualTo(ProblemType.HOLD_NOT_ACTIVE);

        assertThat(accounts.entries(hold + "%")).isZero();
        assertThat(accounts.balance(account)).isEqualByComparingTo("100");
    }

    @Test
    void ofTwoAuthorisationsThatTogetherExceedTheBalanceOneIsRefused() throws Exception {
        for (int race = 0; race < RACES; race++) {
            var contended = accounts.open("EUR", "100.00");
            var name = hold + ":" + race + ":";

            var outcomes = crowd.run(2, number -> authorise(contended, "60.00", name + number));

            assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Refused.class::isInstance)
                    .extracting(LedgerIT::refusal)
                    .containsExactly(ProblemType.INSUFFICIENT_FUNDS);
            assertThat(accounts.held(contended)).isEqualByComparingTo("60");
        }
    }

    @Test
    void aReferenceThatWasUsedFailsAndLeavesTheFirstEntryAlone() {
        post(List.of(account, other), "10.00", hold);

        assertThatThrownBy(() -> post(List.of(account, other), "20.00", hold))
                .hasStackTraceContaining("journal_entry_reference");

        assertThat(accounts.entries(hold)).isOne();
        assertThat(accounts.balance(account)).isEqualByComparingTo("90");
    }

    @Test
    void anEntryOnAnAccountThatIsNotLockedIsRefused() {
        assertThatThrownBy(() -> post(List.of(account), "10.00", hold))
                .hasStackTraceContaining("not locked: account " + other);

        assertThat(accounts.entries(hold)).isZero();
        assertThat(accounts.balance(account)).isEqualByComparingTo("100");
    }

    @Test
    void anEntryThatWouldMakeAnAccountNegativeFails() {
        assertThatThrownBy(() -> post(List.of(account, other), "100.01", hold))
                .hasStackTraceContaining("account_available");

        assertThat(accounts.entries(hold)).isZero();
        assertThat(accounts.balance(other)).isEqualByComparingTo("100");
    }

    @Test
    void aChangeThatIsRefusedUndoesTheOnesBeforeIt() {
        authorise("60.00").orElseThrow();
        voidHold().orElseThrow();
        var changes = new LedgerChanges();
        changes.post(entry(hold + ":first", "10.00"));
        changes.capture(hold, eur("60.00"), entry(hold + ":second", "60.00"));

        assertThatThrownBy(() -> transactions.inNew(() -> {
                    ledger.apply(changes);
                    return true;
                }))
                .hasStackTraceContaining("hold-not-active");

        assertThat(accounts.entries(hold + "%")).isZero();
        assertThat(accounts.balance(account)).isEqualByComparingTo("100");
    }

    @Test
    void lockingTheSameAccountsInOppositeOrdersNeverDeadlocks() throws Exception {
        var there = List.of(account, other);
        var back = List.of(other, account);

        var posted = crowd.run(THREADS, thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                post((thread + round) % 2 == 0 ? there : back, "0.01", hold + ":" + thread + ":" + round);
            }
            return ROUNDS;
        });

        assertThat(posted).hasSize(THREADS).containsOnly(ROUNDS);
        assertThat(accounts.balance(account)).isEqualByComparingTo("97.60");
        assertThat(accounts.balance(other)).isEqualByComparingTo("102.40");
    }

    @Test
    void aHoldIsCapturedInPartsUntilNothingRemains() {
        authorise("60.00").orElseThrow();

        capturePart("20.00", ":1").orElseThrow();
        assertThat(accounts.held(account)).isEqualByComparingTo("40");
        assertThat(refusal(capturePart("40.01", ":2"))).isEqualTo(ProblemType.CAPTURE_EXCEEDS_HOLD);
        capturePart("40.00", ":3").orElseThrow();

        assertThat(refusal(capturePart("0.01", ":4"))).isEqualTo(ProblemType.HOLD_NOT_ACTIVE);
        assertThat(accounts.balance(account)).isEqualByComparingTo("40");
        assertThat(accounts.held(account)).isEqualByComparingTo("0");
        assertThat(accounts.rows("select status, captured from hold where reference = ?", hold))
                .containsExactly("CAPTURED,60.000000000000000000");
    }

    @Test
    void whatIsLeftAfterAPartIsGivenBackByVoiding() {
        authorise("60.00").orElseThrow();
        capturePart("20.00", "").orElseThrow();

        voidHold().orElseThrow();

        assertThat(accounts.available(account)).isEqualByComparingTo("80");
        assertThat(accounts.rows("select status, captured from hold where reference = ?", hold))
                .containsExactly("VOIDED,20.000000000000000000");
    }

    @Test
    void aHoldWhoseTimeIsOverCanOnlyExpire() {
        authoriseUntil(Instant.now().minusMillis(1)).orElseThrow();

        assertThat(refusal(capture("60.00", ""))).isEqualTo(ProblemType.HOLD_NOT_ACTIVE);
        assertThat(refusal(voidHold())).isEqualTo(ProblemType.HOLD_NOT_ACTIVE);
        expire();

        // The server's own janitor may have been faster.
        assertThat(accounts.rows("select status from hold where reference = ?", hold))
                .containsExactly("EXPIRED");
        assertThat(accounts.available(account)).isEqualByComparingTo("100");
        assertThat(refusal(expire())).isEqualTo(ProblemType.HOLD_NOT_ACTIVE);
    }

    @Test
    void aHoldDoesNotExpireBeforeItsTime() {
        authoriseUntil(Instant.now().plusSeconds(60)).orElseThrow();

        assertThat(expire().orElseThrow().status()).isEqualTo(HoldStatus.ACTIVE);
        assertThat(capture("60.00", "")).isInstanceOf(Done.class);
    }

    /** Both ask under the lock, and both ask the clock. */
    @Test
    void captureAndExpiryAtTheSameMomentHaveOneOutcome() throws Exception {
        for (int race = 0; race < RACES; race++) {
            openAccounts();
            authoriseUntil(Instant.now().plusMillis(3)).orElseThrow();

            var captured = crowd.run(8, number -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(number));
                return number % 2 == 0 ? capture("60.00", ":" + number) : expire();
            });

            var status = accounts.rows("select status from hold where reference = ?", hold)
                    .get(0);
            long entries = accounts.entries(hold + "%");
            assertThat(entries).as(status + " of " + captured).isEqualTo(status.equals("CAPTURED") ? 1 : 0);
            if (!status.equals("ACTIVE")) {
                assertThat(accounts.held(account)).isEqualByComparingTo("0");
            }
        }
    }

    @Test
    void aMovementIsRefusedBeforeAnythingIsWritten() {
        move(entry(hold, "10.00")).orElseThrow();

        assertThat(refusal(move(entry(hold, "10.00")))).isEqualTo(ProblemType.DUPLICATE_REFERENCE);
        assertThat(refusal(move(entry(hold + ":much", "90.01")))).isEqualTo(ProblemType.INSUFFICIENT_FUNDS);
        assertThat(refusal(move(NewEntry.of(hold + ":kind", "wallet.deposit", "test")
                        .debit(account, eur("1.00"))
                        .credit(other, eur("1.00"))
                        .build())))
                .isEqualTo(ProblemType.POSTING_NOT_ALLOWED);
        assertThat(accounts.entries(hold + "%")).isOne();
    }

    @Test
    void theChartOfAccountsHoldsForFactsToo() {
        var misplaced = NewEntry.of(hold, "payment.off-ramp", "test")
                .debit(account, eur("1.00"))
                .credit(other, eur("1.00"))
                .build();

        assertThatThrownBy(() -> transactions.inNew(
                        () -> ledger.lock(List.of(account, other)).post(misplaced)))
                .hasStackTraceContaining("payment.off-ramp does not debit an account of kind customer");
    }

    @Test
    void anEntryIsTakenBackInPartsAndNeverMoreThanItWas() {
        var entry = move(entry(hold, "30.00")).orElseThrow();

        reverse(entry, Map.of(1, eur("10.00"), 2, eur("10.00")), ":1").orElseThrow();
        assertThat(refusal(reverse(entry, Map.of(1, eur("20.01"), 2, eur("20.01")), ":2")))
                .isEqualTo(ProblemType.ALREADY_REVERSED);
        assertThat(refusal(reverse(entry, Map.of(1, eur("1.00"), 2, eur("2.00")), ":3")))
                .isEqualTo(ProblemType.UNBALANCED);
        var rest = reverse(entry, Map.of(), ":4").orElseThrow();

        assertThat(rest.postings().get(0).amount()).isEqualTo(eur("-20.00"));
        assertThat(refusal(reverse(entry, Map.of(), ":5"))).isEqualTo(ProblemType.ALREADY_REVERSED);
        assertThat(refusal(reverse(rest, Map.of(), ":6"))).isEqualTo(ProblemType.POSTING_NOT_ALLOWED);
        assertThat(accounts.balance(account)).isEqualByComparingTo("100");
        assertThat(accounts.rows("select count(*) from journal_entry where reverses_id = ?", entry.id()))
                .containsExactly("2");
    }

    /** A single stripe may be below zero, what the house has of an account may not. */
    @Test
    void aReversalTakesNoMoreOfTheHouseThanItHas() {
        var gbp = assets.find("GBP").orElseThrow();
        var stripe = house.of("spread-income", gbp);
        var customer = accounts.open("GBP", "100.00");
        var ten = Money.of("10.00", gbp);
        var entry = adjust(customer, stripe, ten, ":earned");
        var all = transactions.inNew(() -> ledger.find(house.stripes("spread-income", gbp))).values().stream()
                .map(Account::balance)
                .reduce(Money.zero(gbp), Money::plus);
        adjust(stripe, customer, all, ":paid-out");

        assertThat(refusal(reverse(entry, Map.of(), ":1"))).isEqualTo(ProblemType.INSUFFICIENT_FUNDS);

        adjust(customer, stripe, all, ":put-back");
        reverse(entry, Map.of(), ":2").orElseThrow();
    }

    private JournalEntry adjust(UUID debited, UUID credited, Money amount, String suffix) {
        var entry = NewEntry.of(hold + suffix, "adjustment", "test")
                .debit(debited, amount)
                .credit(credited, amount)
                .build();
        return transactions
                .inNew(() -> ledger.lock(new LedgerNeeds().entry(entry)).adjust(entry))
                .orElseThrow();
    }

    @Test
    void ofManyFullReversalsAtOnceOneWins() throws Exception {
        var entry = move(entry(hold, "30.00")).orElseThrow();

        var outcomes = crowd.run(THREADS, number -> reverse(entry, Map.of(), ":" + number));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .extracting(LedgerIT::refusal)
                .containsOnly(ProblemType.ALREADY_REVERSED);
        assertThat(accounts.balance(account)).isEqualByComparingTo("100");
    }

    @Test
    void nothingIsPostedIntoAClosedMonth() {
        var month = YearMonth.of(2001, 1 + Math.floorMod(hold.hashCode(), 12))
                .plusYears(Math.floorMod(account.hashCode(), 20));
        assertThat(refusal(change(YearMonth.now(ZoneOffset.UTC), AccountingPeriod.Status.CLOSED)))
                .isEqualTo(ProblemType.PERIOD_STATE);
        move(entryOn(month.atDay(1), ":before")).orElseThrow();
        change(month, AccountingPeriod.Status.CLOSED).orElseThrow();

        assertThat(refusal(move(entryOn(month.atEndOfMonth(), ":closed")))).isEqualTo(ProblemType.PERIOD_CLOSED);
        assertThatThrownBy(() -> transactions.inNew(
                        () -> ledger.lock(List.of(account, other)).post(entryOn(month.atDay(2), ":fact"))))
                .hasStackTraceContaining("closed accounting period");
        assertThat(refusal(change(month, AccountingPeriod.Status.CLOSED))).isEqualTo(ProblemType.PERIOD_STATE);
        change(month, AccountingPeriod.Status.OPEN).orElseThrow();

        move(entryOn(month.atDay(3), ":after")).orElseThrow();
    }

    @Test
    void theBalanceOfAnyPastInstantIsKnown() {
        var opened = ledger.find(account).orElseThrow().lastPostedAt().orElseThrow();
        var first = move(entry(hold + ":1", "10.00")).orElseThrow().postedAt();
        move(entry(hold + ":2", "20.00")).orElseThrow();

        var now = ledger.find(account).orElseThrow();
        transactions.inNew(() -> {
            assertThat(ledger.balance(now, opened.minusSeconds(1))).isEqualTo(eur("0.00"));
            assertThat(ledger.balance(now, opened)).isEqualTo(eur("100.00"));
            assertThat(ledger.balance(now, first)).isEqualTo(eur("90.00"));
            assertThat(ledger.balance(now, Instant.now())).isEqualTo(eur("70.00"));
            return now;
        });
        assertThat(now.postings()).isEqualTo(3);
    }

    @Test
    void stepsTakeStripesByTurnsAndKeepTheirs() {
        var eur = assets.find("EUR").orElseThrow();
        var stripes = house.stripes("fee-income", eur);

        var used = Stream.generate(() -> transactions.inNew(() -> {
                    var stripe = house.of("fee-income", eur);
                    assertThat(house.of("fee-income", eur)).isEqualTo(stripe);
                    return stripe;
                }))
                .limit(stripes.size());

        assertThat(stripes).hasSize(8);
        assertThat(used).containsExactlyInAnyOrderElementsOf(stripes);
    }

    private Outcome<JournalEntry> capturePart(String amount, String suffix) {
        return transactions.inNew(
                () -> ledger.lock(holdOn(account, other)).capturePart(hold, eur(amount), entry(hold + suffix, amount)));
    }

    private Outcome<Hold> authoriseUntil(Instant end) {
        return transactions.inNew(
                () -> ledger.lock(List.of(account)).authorise(new NewHold(account, eur("60.00"), hold, "test", end)));
    }

    private Outcome<Hold> expire() {
        return transactions.inNew(() -> ledger.lock(holdOn(account)).expire(hold));
    }

    private Outcome<JournalEntry> move(NewEntry entry) {
        return transactions.inNew(
                () -> ledger.lock(new LedgerNeeds().entry(entry)).move(entry));
    }

    private Outcome<JournalEntry> reverse(JournalEntry entry, Map<Integer, Money> amounts, String suffix) {
        var reversal =
                new Reversal(hold + ":back" + suffix, entry.id(), amounts, "test", null, Map.of("reason", "test"));
        return transactions.inNew(
                () -> ledger.lock(new LedgerNeeds().reversal(reversal)).reverse(reversal));
    }

    private Outcome<AccountingPeriod> change(YearMonth month, AccountingPeriod.Status status) {
        return transactions.inNew(() -> periods.change(month, status));
    }

    private NewEntry entryOn(LocalDate day, String suffix) {
        return NewEntry.of(hold + suffix, "wallet.transfer", "test")
                .effectiveOn(day)
                .debit(account, eur("1.00"))
                .credit(other, eur("1.00"))
                .build();
    }

    private LedgerNeeds holdOn(UUID... ids) {
        return new LedgerNeeds().accounts(List.of(ids)).hold(hold);
    }

    private Money eur(String amount) {
        return Money.of(amount, assets.find("EUR").orElseThrow());
    }

    private Outcome<Hold> authorise(String amount) {
        return authorise(account, amount, hold);
    }

    private Outcome<Hold> authorise(UUID from, String amount, String reference) {
        return transactions.inNew(
                () -> ledger.lock(List.of(from)).authorise(new NewHold(from, eur(amount), reference, "test")));
    }

    private Outcome<JournalEntry> capture(String amount, String suffix) {
        return transactions.inNew(
                () -> ledger.lock(holdOn(account, other)).capture(hold, eur(amount), entry(hold + suffix, amount)));
    }

    private Outcome<Hold> voidHold() {
        return transactions.inNew(() -> ledger.lock(holdOn(account)).voidHold(hold));
    }

    /** Locks accounts in this order, then moves an amount from the one to the other. */
    private JournalEntry post(List<UUID> locked, String amount, String reference) {
        return transactions.inNew(() -> ledger.lock(locked).post(entry(reference, amount)));
    }

    private NewEntry entry(String reference, String amount) {
        return NewEntry.of(reference, "wallet.transfer", "test")
                .debit(account, eur(amount))
                .credit(other, eur(amount))
                .build();
    }

    private static ProblemType refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<?>) outcome).type();
    }
}
