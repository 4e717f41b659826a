package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.id.Ids;
import io.coffer.ledger.Assets;
import io.coffer.ledger.Hold;
import io.coffer.ledger.HoldStatus;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerChanges;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    private Money eur(String amount) {
        return Money.of(amount, assets.find("EUR").orElseThrow());
    }

    private Outcome<Hold> authorise(String amount) {
        return authorise(account, amount, hold);
    }

    private Outcome<Hold> authorise(UUID from, String amount, String reference) {
        return transactions.inNew(() -> ledger.lock(List.of(from)).authorise(from, eur(amount), reference));
    }

    private Outcome<JournalEntry> capture(String amount, String suffix) {
        return transactions.inNew(() -> ledger.lock(List.of(account, other), List.of(hold))
                .capture(hold, eur(amount), entry(hold + suffix, amount)));
    }

    private Outcome<Hold> voidHold() {
        return transactions.inNew(
                () -> ledger.lock(List.of(account), List.of(hold)).voidHold(hold));
    }

    /** Locks accounts in this order, then moves an amount from the one to the other. */
    private JournalEntry post(List<UUID> locked, String amount, String reference) {
        return transactions.inNew(() -> ledger.lock(locked).post(entry(reference, amount)));
    }

    private NewEntry entry(String reference, String amount) {
        return NewEntry.of(reference, "test.move", "test")
                .debit(account, eur(amount))
                .credit(other, eur(amount))
                .build();
    }

    private static ProblemType refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<?>) outcome).type();
    }
}
