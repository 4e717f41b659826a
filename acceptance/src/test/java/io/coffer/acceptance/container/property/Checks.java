package io.coffer.acceptance.container.property;

import io.coffer.acceptance.container.Accounts;
import io.coffer.ledger.ExpiredHolds;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewEntry;
import io.coffer.ledger.NewHold;
import io.coffer.ledger.replay.Invariants;
import io.coffer.ledger.replay.Replay;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Looks, while all threads rest, whether the promises were kept. */
@Dependent
public class Checks {

    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 200;
    private static final int SHOWN = 20;
    private static final int INSTANTS = 50;

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private ExpiredHolds expiredHolds;

    @Inject
    private Replay replay;

    @Inject
    private Invariants invariants;

    @Inject
    private Transactions transactions;

    @Inject
    private Accounts accounts;

    /** All promises that are not kept, with what breaks them and what was tried of it; empty, if all are. */
    List<String> broken(Run run) throws SQLException, InterruptedException {
        expire();
        var broken = new ArrayList<String>();
        try (var books = accounts.connect()) {
            for (Promise promise : Promise.all()) {
                tell(promise.text(), promise.broken(books, run.answers()), run, broken);
            }
        }
        tell("A frozen account takes no new movement and no new hold.", frozenThatMove(run), run, broken);
        tell("Nothing is posted into a closed month.", openThoughClosed(run), run, broken);
        run.history().checked();
        return broken;
    }

    /** What takes longer, and is looked at when all is over. */
    List<String> brokenInTheEnd(Run run, RandomGenerator random) throws SQLException {
        var broken = new ArrayList<String>();
        tell(
                "The balance at any past instant is what was posted up to it.",
                pastBalancesThatDiffer(run, random),
                run,
                broken);
        tell("The jobs that prove the books find nothing.", findings(run), run, broken);
        return broken;
    }

    private static void tell(String promise, List<String> findings, Run run, List<String> broken) {
        if (!findings.isEmpty()) {
            var shown = String.join("\n  ", findings.subList(0, Math.min(SHOWN, findings.size())));
            broken.add("BROKEN: " + promise + "\n  " + shown + "\n" + findings.size() + " in all; what was tried:\n  "
                    + String.join("\n  ", run.history().about(shown)));
        }
    }

    /** Waits until those that were to expire soon are over, and releases them as the janitor does. */
    private void expire() throws InterruptedException {
        Thread.sleep(Reservations.SHORT.toMillis());
        var over = expiredHolds.moment();
        var after = FIRST;
        while (true) {
            var last = after;
            var page = transactions.inNew(() -> expiredHolds.find(over, last, PAGE));
            if (page.isEmpty()) {
                return;
            }
            transactions.inNew(() -> {
                expiredHolds.settle(page, "test");
                return page;
            });
            after = page.get(page.size() - 1);
        }
    }

    private List<String> frozenThatMove(Run run) {
        var moving = new ArrayList<String>();
        for (World.Purse purse : run.answers().frozen()) {
            var least = new Money(BigDecimal.ONE.movePointLeft(purse.asset().scale()), purse.asset());
            var entry = deposit(purse, least).build();
            unless(
                    ProblemType.ACCOUNT_FROZEN,
                    transactions.undone(() -> ledger.lock(List.of(purse.account()))
                            .authorise(new NewHold(purse.account(), least, "probe", run.id()))),
                    purse,
                    moving);
            unless(
                    ProblemType.ACCOUNT_FROZEN,
                    transactions.undone(() -> ledger.lock(entry.lines().stream()
                                    .map(NewEntry.Line::account)
                                    .toList())
                            .move(entry)),
                    purse,
                    moving);
        }
        return moving;
    }

    private List<String> openThoughClosed(Run run) {
        var open = new ArrayList<String>();
        var purse = run.purses().get(0);
        var least = new Money(BigDecimal.ONE.movePointLeft(purse.asset().scale()), purse.asset());
        for (YearMonth month : run.answers().closed()) {
            var entry = deposit(purse, least).effectiveOn(month.atDay(15)).build();
            unless(
                    ProblemType.PERIOD_CLOSED,
                    transactions.undone(
                            () -> ledger.lock(new LedgerNeeds().entry(entry)).adjust(entry)),
                    month,
                    open);
        }
        return open;
    }

    private NewEntry.Builder deposit(World.Purse purse, Money amount) {
        return NewEntry.of("probe", "wallet.deposit", "probe")
                .debit(house.of("bank", amount.asset()), amount)
                .credit(purse.account(), amount);
    }

    private static void unless(ProblemType expected, Outcome<?> outcome, Object what, List<String> findings) {
        if (!(outcome instanceof Refused<?> refused && refused.type() == expected)) {
            findings.add(what + ": " + Attempt.answer(outcome));
        }
    }

    private List<String> pastBalancesThatDiffer(Run run, RandomGenerator random) throws SQLException {
        var differing = new ArrayList<String>();
        try (var books = accounts.connect()) {
            for (int i = 0; i < INSTANTS; i++) {
                var purse = World.any(run.purses(), random);
                var account = ledger.find(purse.account()).orElseThrow();
                var at = instant(books, purse, random);
                var sum = Sql.rows(
                        books,
                        "select coalesce(-sum(amount), 0) from posting where account_id = ? and posted_at <= ?",
                        purse.account(),
                        LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                var balance = transactions.inNew(() -> ledger.balance(account, at));
                if (balance.amount().compareTo(new BigDecimal(sum.get(0).get(0))) != 0) {
                    differing.add(purse + " at " + at + ": " + balance + ", not " + sum);
                }
            }
        }
        return differing;
    }

    /** Of a posting of the account, or a little before. */
    private static Instant instant(Connection books, World.Purse purse, RandomGenerator random) {
        var times = Sql.rows(
                books, "select posted_at from posting where account_id = ? order by sequence", purse.account());
        var time = times.get(random.nextInt(times.size())).get(0).replace(' ', 'T');
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).minusNanos(random.nextBoolean() ? 0 : 1_000);
    }

    /** What {@code ledger-replay} and {@code ledger-invariants} do, of the run's accounts, the house's, and all entries. */
    private List<String> findings(Run run) throws SQLException {
        long execution = -Math.abs((long) run.id().hashCode()) - 1;
        var ids =
                new ArrayList<>(run.purses().stream().map(World.Purse::account).toList());
        try (var books = accounts.connect()) {
            Sql.rows(books, "select hex(id) from account where code is not null")
                    .forEach(row -> ids.add(Sql.id(row.get(0))));
        }
        for (int from = 0; from < ids.size(); from += PAGE) {
            var page = List.copyOf(ids.subList(from, Math.min(ids.size(), from + PAGE)));
            transactions.inNew(() -> {
                replay.compare(page, run.id(), execution);
                invariants.checkAccounts(page, execution);
                return page;
            });
        }
        invariants.checkStripes(execution);
        var after = FIRST;
        var upTo = Instant.now();
        while (true) {
            var last = after;
            var page = transactions.inNew(() -> invariants.findEntries(upTo, last, PAGE));
            if (page.isEmpty()) {
                break;
            }
            transactions.inNew(() -> {
                invariants.checkEntries(page, execution);
                return page;
            });
            after = page.get(page.size() - 1);
        }
        try (var books = accounts.connect()) {
            return Sql.rows(
                            books,
                            "select kind, hex(account_id), hex(entry_id), place, expected, found from ledger_difference"
                                    + " where job_execution = ?",
                            execution)
                    .stream()
                    .map(row -> String.join(" ", row))
                    .toList();
        }
    }
}
