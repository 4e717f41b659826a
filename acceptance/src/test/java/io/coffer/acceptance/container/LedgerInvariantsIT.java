package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.id.Ids;
import io.coffer.ledger.Assets;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewEntry;
import io.coffer.ledger.NewHold;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Thousands of random operations from several threads on few accounts, which therefore meet all the time. Whatever they
 * were, and in whatever order they came:
 *
 * <ol>
 * <li>the postings of every entry sum to zero per asset;
 * <li>every balance is the sum of the account's postings, on its normal side;
 * <li>every account holds as much as its active holds together;
 * <li>no customer's account is negative, nor is what is available on it;
 * <li>no money came or went: the accounts together have what they had at first;
 * <li>what was answered as done was done once: there are as many entries, and as many holds of each status, as answers.
 * </ol>
 *
 * <p>A seed decides what each thread tries, not how the threads meet. It is printed; to try the same again, give it with
 * {@code -Dcoffer.test.seed}.
 */
@ExtendWith(ArquillianExtension.class)
class LedgerInvariantsIT {

    private static final Logger LOG = Logger.getLogger(LedgerInvariantsIT.class.getName());

    private static final int THREADS = 8;
    private static final int OPERATIONS_PER_THREAD = 250;
    private static final int ACCOUNTS = 10;
    private static final String OPENING_BALANCE = "500.00";
    private static final int MAX_CENTS = 10_000;

    /** As many of the latest holds are tried, so that a hold is often tried by several, and often too late. */
    private static final int RECENT = 20;

    private static final Set<ProblemType> EXPECTED =
            EnumSet.of(ProblemType.INSUFFICIENT_FUNDS, ProblemType.HOLD_NOT_ACTIVE, ProblemType.CAPTURE_EXCEEDS_HOLD);

    private record OpenHold(String reference, UUID account, Money amount) {}

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

    @Inject
    @ConfigProperty(name = "coffer.test.seed")
    private long seed;

    private final String run = "test:" + Ids.next();
    private final List<UUID> customers = new ArrayList<>();
    private final List<OpenHold> holds = new CopyOnWriteArrayList<>();
    private final AtomicLong transferred = new AtomicLong();
    private final AtomicLong captured = new AtomicLong();
    private final AtomicLong voided = new AtomicLong();

    @Deployment
    static EnterpriseArchive deployment() {
        long seed = Long.getLong("coffer.test.seed", System.nanoTime());
        LOG.info(() -> "LedgerInvariantsIT: -Dcoffer.test.seed=" + seed);
        return Deployments.of(LedgerInvariantsIT.class, Map.of("coffer.test.seed", Long.toString(seed)));
    }

    @Test
    void randomOperationsLeaveTheBooksSound() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            customers.add(accounts.open("EUR", OPENING_BALANCE));
        }
        var eur = assets.find("EUR").orElseThrow();

        crowd.run(THREADS, thread -> {
            var random = new Random(seed + thread);
            for (int i = 0; i < OPERATIONS_PER_THREAD; i++) {
                operate(random, eur, run + ":" + thread + ":" + i);
            }
            return thread;
        });

        assertThat(List.of(holds.size(), transferred.intValue(), captured.intValue(), voided.intValue()))
                .as("holds, transfers, captures, voids: each happened often enough to mean something")
                .allSatisfy(count -> assertThat(count).isGreaterThan(THREADS * OPERATIONS_PER_THREAD / 50));
        everyEntrySumsToZero();
        everyBalanceIsTheSumOfItsPostings();
        everyAccountHoldsWhatItsActiveHoldsSay();
        noCustomerIsNegative();
        noMoneyCameOrWent();
        whatWasDoneWasDoneOnce();
    }

    private void operate(Random random, Asset asset, String name) {
        var from = customers.get(random.nextInt(ACCOUNTS));
        var to = customers.get((customers.indexOf(from) + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS);
        var amount = new Money(BigDecimal.valueOf(1 + random.nextInt(MAX_CENTS), 2), asset);
        int recent = random.nextInt(RECENT);
        switch (random.nextInt(5)) {
            case 0, 1 -> authorise(from, amount, name);
            case 2 -> transfer(from, to, amount, name);
            case 3 ->
                recent(recent)
                        .ifPresent(hold -> capture(hold, to, random.nextBoolean() ? hold.amount() : amount, name));
            default -> recent(recent).ifPresent(this::voidHold);
        }
    }

    private Optional<OpenHold> recent(int back) {
        var now = holds.toArray(OpenHold[]::new);
        return now.length <= back ? Optional.empty() : Optional.of(now[now.length - 1 - back]);
    }

    private void authorise(UUID account, Money amount, String name) {
        var outcome = transactions.inNew(
                () -> ledger.lock(List.of(account)).authorise(new NewHold(account, amount, name, "test")));
        if (isDone(outcome)) {
            holds.add(new OpenHold(name, account, amount));
        }
    }

    /** As a caller of the ledger should: looks, under the lock, whether there is enough. */
    private void transfer(UUID from, UUID to, Money amount, String name) {
        var entry = entry(from, to, amount, name);
        boolean posted = transactions.inNew(() -> {
            var locked = ledger.lock(List.of(from, to));
            boolean covered = !amount.exceeds(locked.account(from).orElseThrow().available());
            if (covered) {
                locked.post(entry);
            }
            return covered;
        });
        if (posted) {
            transferred.incrementAndGet();
        }
    }

    private void capture(OpenHold hold, UUID to, Money amount, String name) {
        if (to.equals(hold.account())) {
            return;
        }
        var entry = entry(hold.account(), to, amount, name);
        var outcome = transactions.inNew(() -> ledger.lock(
                        new LedgerNeeds().accounts(List.of(hold.account(), to)).hold(hold.reference()))
                .capture(hold.reference(), amount, entry));
        if (isDone(outcome)) {
            captured.incrementAndGet();
        }
    }

    private void voidHold(OpenHold hold) {
        var outcome = transactions.inNew(() -> ledger.lock(
                        new LedgerNeeds().accounts(List.of(hold.account())).hold(hold.reference()))
                .voidHold(hold.reference()));
        if (isDone(outcome)) {
            voided.incrementAndGet();
        }
    }

    private static NewEntry entry(UUID from, UUID to, Money amount, String name) {
        return NewEntry.of(name, "wallet.transfer", "test")
                .debit(from, amount)
                .credit(to, amount)
                .build();
    }

    private static boolean isDone(Outcome<?> outcome) {
        if (outcome instanceof Refused<?> refused) {
            assertThat(refused.type()).isIn(EXPECTED);
        }
        return outcome instanceof Done;
    }

    private void everyEntrySumsToZero() {
        assertThat(accounts.rows(
                        "select e.reference, p.asset, sum(p.amount) from journal_entry e join posting p on p.entry_id = e.id"
                                + " where e.reference like ? group by e.reference, p.asset having sum(p.amount) <> 0",
                        run + ":%"))
                .as("unbalanced entries (seed %d)", seed)
                .isEmpty();
    }

    private void everyBalanceIsTheSumOfItsPostings() {
        for (UUID customer : customers) {
            assertThat(accounts.balance(customer))
                    .as("balance of %s, a liability (seed %d)", customer, seed)
                    .isEqualByComparingTo(
                            accounts.decimal("select -sum(amount) from posting where account_id = ?", customer));
        }
    }

    private void everyAccountHoldsWhatItsActiveHoldsSay() {
        for (UUID customer : customers) {
            assertThat(accounts.held(customer))
                    .as("held of %s (seed %d)", customer, seed)
                    .isEqualByComparingTo(accounts.decimal(
                            "select coalesce(sum(amount - captured), 0) from hold where account_id = ? and status = 'ACTIVE'",
                            customer));
        }
    }

    private void noCustomerIsNegative() {
        assertThat(customers)
                .as("seed %d", seed)
                .allSatisfy(customer -> assertThat(accounts.available(customer)).isNotNegative())
                .allSatisfy(customer -> assertThat(accounts.balance(customer)).isNotNegative());
    }

    private void noMoneyCameOrWent() {
        assertThat(customers.stream().map(accounts::balance).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("all balances together (seed %d)", seed)
                .isEqualByComparingTo(new BigDecimal(OPENING_BALANCE).multiply(BigDecimal.valueOf(ACCOUNTS)));
    }

    private void whatWasDoneWasDoneOnce() {
        assertThat(accounts.entries(run + ":%"))
                .as("entries (seed %d)", seed)
                .isEqualTo(transferred.get() + captured.get());
        assertThat(accounts.rows(
                        "select status, count(*) from hold where reference like ? group by status", run + ":%"))
                .as("holds (seed %d)", seed)
                .containsExactlyInAnyOrder(
                        "ACTIVE," + (holds.size() - captured.get() - voided.get()),
                        "CAPTURED," + captured,
                        "VOIDED," + voided);
    }
}
