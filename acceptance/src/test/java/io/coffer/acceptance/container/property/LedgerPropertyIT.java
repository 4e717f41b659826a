package io.coffer.acceptance.container.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.Running;
import io.coffer.acceptance.books.BookPromise;
import io.coffer.acceptance.container.Accounts;
import io.coffer.acceptance.container.Deployments;
import io.coffer.id.Ids;
import io.coffer.ledger.AccountingPeriod;
import io.coffer.ledger.AccountingPeriods;
import io.coffer.ledger.HoldStatus;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewHold;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.sandbox.database.DatabaseUser;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random operations from many threads against the real database, and every {@link Promise} checked whenever they rest, the
 * last time also what the jobs that prove the books say. {@code -Dcoffer.property.operations} and {@code
 * -Dcoffer.property.threads} say how much; {@code -Dcoffer.property.seed} repeats what another run tried. What was done is
 * counted in {@code acceptance/target/ledger-property.txt}.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerPropertyIT {

    private static final Logger LOG = Logger.getLogger(LedgerPropertyIT.class.getName());

    private static final String SEED = "coffer.property.seed";
    private static final String OPERATIONS = "coffer.property.operations";
    private static final String THREADS = "coffer.property.threads";
    private static final String REPORT = "coffer.property.report";

    private static final int BETWEEN_CHECKS = 5_000;
    private static final YearMonth CLOSED = YearMonth.of(1990, 1);

    @Inject
    private World world;

    @Inject
    private Operations operations;

    @Inject
    private Movements movements;

    @Inject
    private Checks checks;

    @Inject
    private Threads threads;

    @Inject
    private OwnersBooks ownersBooks;

    @Inject
    private Accounts accounts;

    @Inject
    private Ledger ledger;

    @Inject
    private AccountingPeriods periods;

    @Inject
    private Transactions transactions;

    @Inject
    @ConfigProperty(name = SEED)
    private long seed;

    @Inject
    @ConfigProperty(name = OPERATIONS)
    private int wanted;

    @Inject
    @ConfigProperty(name = THREADS)
    private int threadCount;

    @Inject
    @ConfigProperty(name = REPORT)
    private String report;

    @Deployment
    static EnterpriseArchive deployment() {
        var seed = setting(SEED, Long.toString(System.nanoTime()));
        LOG.info(() -> "LedgerPropertyIT: -D" + SEED + "=" + seed);
        return Deployments.of(
                LedgerPropertyIT.class,
                List.of(LedgerPropertyIT.class.getPackage(), BookPromise.class.getPackage()),
                Map.of(
                        SEED,
                        seed,
                        OPERATIONS,
                        setting(OPERATIONS, "2000"),
                        THREADS,
                        setting(THREADS, "16"),
                        REPORT,
                        Running.stack()
                                .settings()
                                .data()
                                .resolveSibling("ledger-property.txt")
                                .toString(),
                        "coffer.property.owner.user",
                        DatabaseUser.OWNER.userName(),
                        "coffer.property.owner.password",
                        DatabaseUser.OWNER.password()));
    }

    private static String setting(String name, String otherwise) {
        var given = System.getProperty(name, "");
        return given.isBlank() ? otherwise : given;
    }

    @Test
    @Order(1)
    @DisplayName("Whatever breaks a promise is found")
    void everyDamageIsFound() throws Exception {
        var run = opened("damage");
        var entry = transferred(run);
        var names = damageable(run, entry);
        try {
            assertThat(checks.broken(run)).as("before any damage").isEmpty();
            assertThat(missed(run, names)).isEmpty();
            assertThat(checks.broken(run)).as("with all damage taken back").isEmpty();
        } finally {
            reopen(run);
        }
    }

    @Test
    @Order(2)
    @DisplayName("Random operations from many threads break no promise")
    void randomOperationsBreakNoPromise() throws Exception {
        var run = opened("property");
        try {
            operate(run);
        } finally {
            reopen(run);
        }
        assertThat(run.history().counts().keySet().stream().map(what -> what.substring(0, what.indexOf(':'))))
                .as("operations that were tried")
                .contains(Arrays.stream(Operation.values())
                        .map(Operation::toString)
                        .toArray(String[]::new));
    }

    private void operate(Run run) throws Exception {
        var chance = new SplittableRandom(seed);
        var chances = IntStream.range(0, threadCount)
                .mapToObj(thread -> chance.split())
                .toList();
        int rounds = Math.max(2, (wanted + BETWEEN_CHECKS - 1) / BETWEEN_CHECKS);
        int each = Math.max(1, (wanted + rounds * threadCount - 1) / (rounds * threadCount));
        var working = Duration.ZERO;
        for (int round = 0; round < rounds; round++) {
            int begun = round * each;
            var start = Instant.now();
            threads.run(threadCount, thread -> operate(run, chances.get(thread), thread, begun, begun + each));
            working = working.plus(Duration.between(start, Instant.now()));
            assertThat(checks.broken(run))
                    .as("after %d operations of each thread, -D%s=%d", begun + each, SEED, seed)
                    .isEmpty();
        }
        assertThat(checks.brokenInTheEnd(run, chance))
                .as("in the end, -D%s=%d", SEED, seed)
                .isEmpty();
        write(run, rounds * each * threadCount, rounds, working);
    }

    private List<String> missed(Run run, Map<String, UUID> names) throws SQLException {
        var missed = new ArrayList<String>();
        for (Promise promise : Promise.all()) {
            for (String damage : promise.damages()) {
                if (ownersBooks
                        .damaged(damage, names, books -> promise.broken(books, run.answers()))
                        .isEmpty()) {
                    missed.add(promise + " does not notice: " + damage);
                }
            }
        }
        return missed;
    }

    private void reopen(Run run) {
        run.answers()
                .closed()
                .forEach(month ->
                        transactions.inNewUnlessRefused(() -> periods.change(month, AccountingPeriod.Status.OPEN)));
    }

    private Run opened(String what) {
        var id = what + ":" + Ids.next();
        var run = new Run(id, world.open(id));
        var chance = new SplittableRandom(seed);
        for (int i = 0; i < run.purses().size(); i++) {
            movements.deposit(
                    new Attempt(run, chance, "opening-" + i), run.purses().get(i));
        }
        return run;
    }

    private void operate(Run run, RandomGenerator chance, int thread, int from, int to) {
        for (int number = from; number < to; number++) {
            operations.one(new Attempt(run, chance, thread + "-" + number));
        }
    }

    private Answers.Entry transferred(Run run) {
        var chance = new SplittableRandom(0);
        for (int attempt = 0; attempt < 100; attempt++) {
            if (movements
                    .transfer(new Attempt(run, chance, "transfer-" + attempt))
                    .equals(Attempt.DONE)) {
                return run.entries.latest();
            }
        }
        throw new IllegalStateException("no transfer was done");
    }

    /** What damages are about: see {@link Promise}. */
    private Map<String, UUID> damageable(Run run, Answers.Entry entry) {
        var account = UUID.fromString(entry.lines().get(0).account());
        var purse = run.purses().stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElseThrow();
        var least = new Money(BigDecimal.ONE, purse.asset());
        var hold = held(run, purse, least, "hold");
        var voided = held(run, purse, least, "voided");
        done(transactions.inNew(
                () -> ledger.lock(new LedgerNeeds().accounts(List.of(account)).hold(voided))
                        .voidHold(voided)));
        run.answers().ended(run.holds.latest(), HoldStatus.VOIDED);
        var tiny = BigDecimal.ONE.movePointLeft(purse.asset().scale());
        movements.reverse(new Attempt(run, new SplittableRandom(0), "part"), entry, Map.of(1, tiny, 2, tiny));
        done(transactions.inNewUnlessRefused(() -> periods.change(CLOSED, AccountingPeriod.Status.CLOSED)));
        run.answers().became(CLOSED, AccountingPeriod.Status.CLOSED);
        return Map.of(
                "entry",
                entry.id(),
                "account",
                account,
                "hold",
                id("hold", hold),
                "voided",
                id("hold", voided),
                "reversal",
                run.entries.latest().id());
    }

    private String held(Run run, World.Purse purse, Money amount, String name) {
        var reference = name + ":" + run.id();
        done(transactions.inNew(() -> ledger.lock(List.of(purse.account()))
                .authorise(new NewHold(purse.account(), amount, reference, run.id()))));
        run.holds.add(run.answers().authorised(reference, purse, amount, null));
        return reference;
    }

    private UUID id(String table, String reference) {
        return Sql.id(accounts.rows("select hex(id) from " + table + " where reference = ?", reference)
                .get(0));
    }

    private static void done(Outcome<?> outcome) {
        outcome.orElseThrow();
    }

    private void write(Run run, int tried, int checked, Duration working) throws Exception {
        var seconds = working.toMillis() / 1000.0;
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "ledger property: seed %d, %d operations by %d threads on %s in %.1f s (%.0f a second), %d entries;"
                        + " %d promises checked %d times, none broken",
                seed,
                tried,
                threadCount,
                accounts.rows("select version()").get(0),
                seconds,
                tried / seconds,
                run.answers().entries(),
                Promise.all().size(),
                checked));
        run.history().counts().forEach((what, count) -> lines.add(count + " " + what));
        lines.forEach(LOG::info);
        Files.write(Path.of(report), lines);
    }
}
