package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The jobs that prove the books. Damage is done with SQL as the owner of the schema, to accounts that nobody else uses, and is
 * mended before the test ends.
 */
class LedgerReplayIT {

    private static final String REPLAY = "ledger-replay";
    private static final String INVARIANTS = "ledger-invariants";
    private static final String DIFFERENCES = "/api/v1/ledger/differences";
    private static final Pattern GAUGE = Pattern.compile("(?m)^coffer_ledger_differences(?:\\{[^}]*})? (\\S+)$");
    private static final int MOVERS = 4;
    private static final int ROUNDS = 3;

    private final Channel operator = Strangers.signedIn("operator");
    private final Channel channel = Strangers.signedIn("channel");
    private final String wallet = channel.openWallet("Household");
    private final UUID owner = ownerOf(wallet);

    private final Deque<Mending> mendings = new ArrayDeque<>();

    /** What undoes a damage. */
    private interface Mending {
        void run() throws SQLException;
    }

    /** Only accounts that have been there for a while are divided among partitions; here, most are as old as the run. */
    @BeforeAll
    static void grow() {
        Books.execute("update account set created_at = utc_timestamp(6) - interval 1 day where code is not null");
    }

    @AfterEach
    void mend() throws SQLException {
        while (!mendings.isEmpty()) {
            mendings.pop().run();
        }
        Books.areSound();
    }

    @Test
    void aWrongBalanceIsToldToTheUnitOnceAndFreezesTheAccount() throws Exception {
        var account = Books.fund(owner, wallet, "EUR", "100.00");
        damage(
                "update account set balance = balance + 0.01 where id = ?",
                "update account set balance = balance - 0.01 where id = ?",
                account);

        var execution = ran(REPLAY);

        var difference = onlyOf(account);
        assertThat(figures(difference)).isEqualTo("BALANCE  100.00 100.01");
        assertThat(difference.path("job_execution").asText()).isEqualTo(execution);
        assertThat(status(account)).isEqualTo("FROZEN");
        assertThat(Books.rows(
                        "select action, correlation_id, hex(actor_id), detail from audit_record where subject_id = ?",
                        account))
                .containsExactly("account.frozen,ledger-replay:" + execution + "," + "0".repeat(32)
                        + ",{\"differences\":[\"BALANCE\"]}");
        assertThat(gauge()).isEqualTo(open()).isPositive();

        ran(REPLAY);
        assertThat(of(account)).hasSize(1);

        mend();
        ran(REPLAY);
        assertThat(onlyOf(account).path("resolved_at").asText()).isNotEmpty();
        assertThat(listed("?state=OPEN&account=" + account)).isEmpty();
        assertThat(listed("?state=SETTLED&account=" + account)).hasSize(1);
        assertThat(gauge()).isEqualTo(open());
    }

    @Test
    void aRunThatFailedIsRestartedAndFindsWhatItHadNot() throws Exception {
        var account = Books.fund(owner, wallet, "EUR", "100.00");
        damage(
                "update account set balance = balance + 0.01 where id = ?",
                "update account set balance = balance - 0.01 where id = ?",
                account);

        String failed;
        try (var connection = Books.connect()) {
            connection.setAutoCommit(false);
            try (var lock = Books.prepare(connection, "select id from account where id = ? for update", account)) {
                lock.executeQuery();
            }
            failed = ended(start(REPLAY), "FAILED");
            connection.rollback();
        }
        assertThat(of(account)).isEmpty();

        ended(
                Strangers.signedIn("admin")
                        .send("POST", Jobs.EXECUTIONS + failed + "/restart", Map.of(), null)
                        .has(202)
                        .text("execution_id"),
                "COMPLETED");
        assertThat(figures(onlyOf(account))).isEqualTo("BALANCE  100.00 100.01");
        assertThat(status(account)).isEqualTo("FROZEN");
    }

    /** What a person decided is not undone by the next night's run. */
    @Test
    void anAccountIsFrozenOnceForADifference() throws Exception {
        var account = Books.fund(owner, wallet, "EUR", "100.00");
        damage(
                "update account set postings = postings + 1 where id = ?",
                "update account set postings = postings - 1 where id = ?",
                account);
        ran(REPLAY);
        assertThat(figures(onlyOf(account))).isEqualTo("POSTINGS  1 2");
        Books.execute("update account set status = 'ACTIVE' where id = ?", account);

        ran(REPLAY);

        assertThat(status(account)).isEqualTo("ACTIVE");
    }

    @Test
    void aHeldAmountThatNoHoldExplainsIsTold() throws Exception {
        var account = Books.fund(owner, wallet, "USDC", "100");
        damage("update account set held = 0.000001 where id = ?", "update account set held = 0 where id = ?", account);

        ran(REPLAY);

        assertThat(figures(onlyOf(account))).isEqualTo("HELD  0.000000 0.000001");
        assertThat(status(account)).isEqualTo("FROZEN");
    }

    @Test
    void aLostPostingBreaksTheChainOfItsAccountAndItsEntry() throws Exception {
        Books.fund(owner, wallet, "EUR", "100.00");
        var other = channel.openWallet("Savings");
        transfer(wallet, other, "1.00");
        var entry = transfer(wallet, other, "2.50");
        transfer(wallet, other, "4.00");
        var account = accountOf(other);
        lose(entry, account);

        ran(REPLAY);
        ran(INVARIANTS);

        assertThat(of(account))
                .extracting(LedgerReplayIT::figures)
                .containsExactlyInAnyOrder(
                        "BALANCE  5.00 7.50",
                        "POSTINGS  2 3",
                        "LAST_BALANCE  5.00 7.50",
                        "SEQUENCE sequence 3 2 3",
                        "BALANCE_AFTER sequence 3 5.00 7.50");
        assertThat(status(account)).isEqualTo("FROZEN");
        assertThat(ofEntry(entry)).containsExactlyInAnyOrder("INCOMPLETE  2 lines 1 lines", "UNBALANCED EUR 0 2.50");
    }

    @Test
    void aPostingThatGoesBackInTimeIsTold() throws Exception {
        Books.fund(owner, wallet, "EUR", "100.00");
        var other = channel.openWallet("Savings");
        transfer(wallet, other, "1.00");
        var entry = transfer(wallet, other, "1.00");
        var account = accountOf(other);
        damage(
                "update posting set posted_at = posted_at - interval 1 hour where account_id = ? and entry_id = ?",
                "update posting set posted_at = posted_at + interval 1 hour where account_id = ? and entry_id = ?",
                account,
                entry);

        ran(REPLAY);

        assertThat(figures(onlyOf(account))).startsWith("POSTED_AT sequence 2 ");
    }

    @Test
    void theHousesAccountIsReportedAndGoesOn() throws Exception {
        var account = Books.id("select hex(id) from account where code = 'suspense:PHP'");
        damage(
                "update account set balance = balance - 3 where id = ?",
                "update account set balance = balance + 3 where id = ?",
                account);

        ran(REPLAY);

        assertThat(listed("?state=OPEN&account=" + account))
                .extracting(difference -> difference.path("kind").asText())
                .containsExactly("BALANCE");
        assertThat(status(account)).isEqualTo("ACTIVE");
    }

    @Test
    void anEntryThatDoesNotSumToZeroIsTold() throws Exception {
        Books.fund(owner, wallet, "EUR", "100.00");
        var entry = transfer(wallet, channel.openWallet("Savings"), "1.00");
        damage(
                "update posting set amount = amount + 0.25 where entry_id = ? and line = 1",
                "update posting set amount = amount - 0.25 where entry_id = ? and line = 1",
                entry);

        ran(INVARIANTS);

        assertThat(ofEntry(entry)).containsExactly("UNBALANCED EUR 0 0.25");
        assertThat(gauge()).isEqualTo(open()).isPositive();
        mend();
        ran(INVARIANTS);
        assertThat(ofEntry(entry)).isEmpty();
    }

    @Test
    void anEntryThatTheChartDoesNotAllowIsTold() throws Exception {
        Books.fund(owner, wallet, "EUR", "100.00");
        var entry = transfer(wallet, channel.openWallet("Savings"), "1.00");
        damage(
                "update journal_entry set kind = 'wallet.deposit' where id = ?",
                "update journal_entry set kind = 'wallet.transfer' where id = ?",
                entry);

        ran(INVARIANTS);

        assertThat(ofEntry(entry))
                .containsExactly("MISPLACED line 1 not allowed by the chart wallet.deposit DEBIT customer");
    }

    @Test
    void anEntryThatIsTakenBackBeyondWhatItIsIsTold() throws Exception {
        Books.fund(owner, wallet, "EUR", "100.00");
        var other = channel.openWallet("Savings");
        transfer(wallet, other, "9.00");
        var original = transfer(wallet, other, "1.00");
        var back = transfer(other, wallet, "1.01");
        damage(
                "update journal_entry set reverses_id = ?, kind = 'reversal' where id = ?",
                "update journal_entry set reverses_id = if(? is null, null, null), kind = 'wallet.transfer' where id = ?",
                original,
                back);
        damage(
                "update posting set reverses_line = if(amount > 0, 2, 1) where entry_id = ?",
                "update posting set reverses_line = null where entry_id = ?",
                back);

        ran(INVARIANTS);

        assertThat(ofEntry(original))
                .containsExactlyInAnyOrder("OVER_REVERSED line 1 1.00 1.01", "OVER_REVERSED line 2 1.00 1.01");
        assertThat(ofEntry(back)).isEmpty();
        damage(
                "update posting set reverses_line = 1 where entry_id = ? and reverses_line = 2",
                "update posting set reverses_line = 2 where entry_id = ? and amount > 0",
                back);
        ran(INVARIANTS);
        assertThat(ofEntry(back)).containsExactly("MISPLACED line 1 a line that it takes back none");
    }

    @Test
    void moreHeldThanThereIsAndAPostingWithoutItsEntryAreTold() throws Exception {
        var account = Books.fund(owner, wallet, "EUR", "0");
        withoutCovering("update account set held = 5 where id = ?", account);
        mendings.push(() -> Books.execute("update account set held = 0 where id = ?", account));
        var nowhere = UUID.randomUUID();
        unchecked(
                "foreign_key_checks",
                "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                        + " values (?, 1, ?, 'EUR', 1, 1, 1, utc_timestamp(6))",
                nowhere,
                account);
        mendings.push(() -> Books.execute("delete from posting where entry_id = ?", nowhere));

        ran(INVARIANTS);

        assertThat(of(account))
                .extracting(LedgerReplayIT::figures)
                .containsExactlyInAnyOrder("OVERDRAWN  0.00 5.00", "ORPHAN line 1 an entry none");
    }

    @Test
    void stripesThatAreBelowZeroTogetherAreTold() throws Exception {
        var first = Books.id("select hex(id) from account where code = 'fee-income:JPY'");
        var last = Books.id("select hex(id) from account where code = 'fee-income:JPY#7'");
        damage(
                "update account set balance = balance - 1000001 where id = ?",
                "update account set balance = balance + 1000001 where id = ?",
                last);
        damage(
                "update account set balance = balance + 1000000 where id = ?",
                "update account set balance = balance - 1000000 where id = ?",
                first);
        var sum = Books.decimal("select sum(balance) from account where kind = 'fee-income' and asset = 'JPY'");

        ran(INVARIANTS);

        assertThat(listed("?state=OPEN&account=" + first))
                .extracting(LedgerReplayIT::figures)
                .containsExactly("STRIPES  0 " + sum.setScale(0).toPlainString());
        assertThat(listed("?state=OPEN&account=" + last)).isEmpty();
    }

    @Test
    void soundBooksAreSoundWhileMoneyMoves() throws Exception {
        Books.areSound();
        var before = Books.count("select count(*) from ledger_difference");
        var wallets = new ArrayList<String>();
        for (int i = 0; i < MOVERS; i++) {
            wallets.add(channel.openWallet("Mover"));
            Books.fund(owner, wallets.get(i), "EUR", "1000.00");
        }
        var moving = new AtomicBoolean(true);
        var threads = Executors.newFixedThreadPool(MOVERS);
        try {
            var movers = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < MOVERS; i++) {
                var source = wallets.get(i);
                var destination = wallets.get((i + 1) % MOVERS);
                movers.add(() -> moveWhile(moving, source, destination));
            }
            var moved = movers.stream().map(threads::submit).toList();
            for (int round = 0; round < ROUNDS; round++) {
                ran(REPLAY);
                ran(INVARIANTS);
            }
            moving.set(false);
            for (var count : moved) {
                assertThat(count.get()).isGreaterThan(ROUNDS);
            }
        } finally {
            moving.set(false);
            threads.shutdown();
        }
        assertThat(Books.rows("select kind, hex(account_id), hex(entry_id), place, expected, found"
                        + " from ledger_difference order by id"))
                .as("differences in sound books")
                .hasSize((int) before);
    }

    @Test
    void aHoldWhoseTimeIsOverIsReleasedAndToldOf() throws Exception {
        var account = Books.fund(owner, wallet, "EUR", "100.00");
        var over = hold(account, "30.00", "utc_timestamp(6) - interval 1 second");
        var later = hold(account, "5.00", "utc_timestamp(6) + interval 1 day");
        mendings.push(() ->
                Books.execute("update hold set status = 'VOIDED', closed_at = utc_timestamp(6) where id = ?", later));
        mendings.push(() -> Books.execute("update account set held = held - 5 where id = ?", account));

        expireHolds();

        Eventually.is(() -> assertThat(Books.rows("select status from hold where id = ?", over))
                .containsExactly("EXPIRED"));
        assertThat(Books.rows("select status from hold where id = ?", later)).containsExactly("ACTIVE");
        assertThat(Books.held(account)).isEqualByComparingTo("5.00");
        assertThat(Books.rows(
                        "select type, json_value(data, '$.amount') from event where subject = ? and type like 'hold.%'",
                        UUID.fromString(wallet)))
                .containsExactly("hold.expired,30.00");
        Eventually.is(() -> assertThat(Books.count(
                        "select count(*) from event_outbox join event on event.id = event_id where subject = ?",
                        UUID.fromString(wallet)))
                .isZero());
    }

    @Test
    void differencesAreForOperatorsAndAuditors() {
        Strangers.signedIn("auditor").get(DIFFERENCES).has(200);
        Strangers.signedIn("admin").get(DIFFERENCES).isProblem(403, "forbidden");
        channel.get(DIFFERENCES).isProblem(403, "forbidden");
        Channel.anonymous().get(DIFFERENCES).isProblem(401, "unauthenticated");
        operator.get(DIFFERENCES + "?state=GONE").isProblem(400, "filter-invalid");
        operator.get(DIFFERENCES + "?account=x").isProblem(400, "filter-invalid");
        for (String job : List.of(REPLAY, INVARIANTS, "hold-expiry")) {
            Strangers.signedIn("auditor")
                    .send("POST", "/api/v1/jobs/" + job, Map.of(), null)
                    .isProblem(403, "forbidden");
        }
    }

    private void damage(String sql, String mending, @Nullable Object... parameters) {
        assertThat(Books.execute(sql, parameters)).isPositive();
        mendings.push(() -> Books.execute(mending, parameters));
    }

    /** Without the rule that balances cover what is held; MySQL switches it off for all, until it is mended. */
    private void withoutCovering(String sql, UUID account) throws SQLException {
        if (Books.isMariaDb()) {
            unchecked("check_constraint_checks", sql, account);
        } else {
            Books.execute("alter table account alter check account_available not enforced");
            mendings.push(() -> Books.execute("alter table account alter check account_available enforced"));
            assertThat(Books.execute(sql, account)).isOne();
        }
    }

    /** With a check of the database off. */
    private static void unchecked(String check, String sql, @Nullable Object... parameters) throws SQLException {
        try (var connection = Books.connect();
                var set = connection.createStatement();
                var statement = Books.prepare(connection, sql, parameters)) {
            set.execute("set " + check + " = 0");
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    private void lose(UUID entry, UUID account) {
        var columns = "line, asset, amount, sequence, balance_after, cast(posted_at as char)";
        var lost = Books.rows(
                        "select " + columns + " from posting where entry_id = ? and account_id = ?", entry, account)
                .get(0)
                .split(",");
        damage(
                "delete from posting where entry_id = ? and account_id = ?",
                "insert into posting (entry_id, account_id, line, asset, amount, sequence, balance_after, posted_at)"
                        + " values (?, ?, " + lost[0] + ", '" + lost[1] + "', " + lost[2] + ", " + lost[3] + ", "
                        + lost[4]
                        + ", '" + lost[5] + "')",
                entry,
                account);
    }

    private static UUID hold(UUID account, String amount, String expiresAt) {
        var id = UUID.randomUUID();
        Books.execute("update account set held = held + ? where id = ?", new BigDecimal(amount), account);
        Books.execute(
                "insert into hold (id, account_id, reference, amount, captured, status, correlation_id, version, created_at,"
                        + " expires_at) values (?, ?, ?, ?, 0, 'ACTIVE', 'test', 0, utc_timestamp(6), " + expiresAt
                        + ")",
                id,
                account,
                "test:" + id,
                new BigDecimal(amount));
        return id;
    }

    /** The clock starts the job, too. */
    private void expireHolds() {
        Eventually.is(() -> operator.send("POST", "/api/v1/jobs/hold-expiry", Map.of(), null)
                .has(202));
    }

    private String ran(String job) {
        return ended(start(job), "COMPLETED");
    }

    private String start(String job) {
        return Jobs.start(operator, job);
    }

    private String ended(String execution, String status) {
        Jobs.ended(operator, execution, status);
        return execution;
    }

    private List<JsonNode> of(UUID account) {
        return listed("?account=" + account);
    }

    private JsonNode onlyOf(UUID account) {
        var found = of(account);
        assertThat(found).extracting(LedgerReplayIT::figures).hasSize(1);
        return found.get(0);
    }

    /** Open ones. */
    private List<String> ofEntry(UUID entry) {
        return listed("?state=OPEN").stream()
                .filter(difference -> difference.path("entry_id").asText().equals(entry.toString()))
                .map(LedgerReplayIT::figures)
                .toList();
    }

    private List<JsonNode> listed(String query) {
        var items = new ArrayList<JsonNode>();
        operator.get(DIFFERENCES + query + "&page_size=200")
                .has(200)
                .body()
                .path("items")
                .forEach(items::add);
        return items;
    }

    private static String figures(JsonNode difference) {
        return String.join(
                " ",
                difference.path("kind").asText(),
                difference.path("place").asText(),
                difference.path("expected").asText(),
                difference.path("found").asText());
    }

    private static long gauge() {
        var found = GAUGE.matcher(Channel.anonymous().get("/metrics").body().asText());
        assertThat(found.find()).as("the gauge").isTrue();
        return (long) Double.parseDouble(found.group(1));
    }

    private static long open() {
        return Books.count("select count(*) from ledger_difference where id not in"
                + " (select difference_id from ledger_difference_settled)");
    }

    private static String status(UUID account) {
        return Books.rows("select status from account where id = ?", account).get(0);
    }

    private int moveWhile(AtomicBoolean moving, String source, String destination) {
        int moved = 0;
        while (moving.get()) {
            transfer(source, destination, "0.01");
            moved++;
        }
        return moved;
    }

    private UUID transfer(String source, String destination, String amount) {
        var body = Channel.json(Map.of(
                "source_wallet",
                source,
                "destination_wallet",
                destination,
                "asset",
                "EUR",
                "amount",
                amount,
                "client_reference",
                UUID.randomUUID().toString()));
        return UUID.fromString(channel.post("/api/v1/transfers", body).has(201).text("entry_id"));
    }

    private static UUID accountOf(String wallet) {
        return Books.id("select hex(id) from account where wallet_id = ?", UUID.fromString(wallet));
    }

    private static UUID ownerOf(String wallet) {
        return Books.id("select hex(owner_id) from wallet where id = ?", UUID.fromString(wallet));
    }
}
