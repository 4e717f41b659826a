package io.coffer.acceptance;

import static io.coffer.acceptance.Benchmark.ROW;
import static io.coffer.acceptance.Benchmark.named;

import io.coffer.acceptance.bench.Figure;
import io.coffer.acceptance.bench.Http;
import io.coffer.acceptance.bench.Report;
import io.coffer.acceptance.bench.Results;
import io.coffer.acceptance.bench.Sample;
import io.coffer.acceptance.bench.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What a transfer costs, beside doing nothing and into one wallet, and how fast the journal is replayed. */
final class LedgerBench {

    private static final int MIDDLE = 8;
    private static final int MOST = 32;
    private static final int[] CLIENTS = {1, MIDDLE, MOST};
    private static final String EVEN = "transfers between random wallets";
    private static final String HOT = "transfers into one wallet";
    private static final String DISTINCT = "entries between distinct accounts";
    private static final String SETTLEMENT = "entries with one settlement account";
    private static final double EVEN_GOAL = 0.7;
    private static final double HOT_GOAL = 0.8;
    private static final double STRIPED_GOAL = 0.8;
    private static final double HEAP_GOAL = 256;
    private static final long MILLIS_TO_COLLECTION = 2000;

    private final String key = Strangers.keyWith("wallets:read wallets:write ledger:post");
    private final UUID owner =
            Books.id("select hex(channel_id) from api_key where secret_hash = unhex(sha2(?, 256))", key);
    private final Benchmark benchmark;
    private final Report report;
    private final Past young;

    /** @param past transfers that there are already */
    LedgerBench(Benchmark benchmark, int past) {
        this.benchmark = benchmark;
        this.report = benchmark.report();
        young = Past.of(owner, past / Past.WALLETS * Past.WALLETS);
    }

    void measure() throws InterruptedException {
        var rounds = benchmark.rounds();
        var all = new ArrayList<Scenario>();
        for (int clients : CLIENTS) {
            all.addAll(List.of(
                    benchmark.noop(clients), benchmark.row(clients), even(young, clients), hot(young, clients)));
        }
        benchmark.progress("transfers, with 1, 8 and 32 clients");
        compare(rounds.take(all));
        benchmark.progress("entries with and without an account that all of them touch");
        stripes(rounds.take(List.of(distinct(young), settlement(young))));
    }

    /** Wallets with a short past. */
    Past young() {
        return young;
    }

    /** Whose wallets they are. */
    UUID owner() {
        return owner;
    }

    /** Transfers between random ones of these wallets. */
    Scenario even(Past past) {
        return even(past, MIDDLE);
    }

    private void compare(Results results) {
        report.tell(results);
        for (int clients : CLIENTS) {
            var even = results.of(named(EVEN, clients));
            var rates = even.each(Sample::rate);
            var hot = named(HOT + " ÷ between random wallets", clients);
            var hotToEven = Figure.ratios(results.of(named(HOT, clients)).each(Sample::rate), rates);
            var row = named(EVEN + " ÷ " + ROW, clients);
            var evenToRow = Figure.ratios(rates, results.of(named(ROW, clients)).each(Sample::rate));
            if (clients == MOST) {
                report.add(Figure.atLeast(HOT_GOAL, hot, hotToEven, "ratio of rates"));
                report.add(Figure.atLeast(EVEN_GOAL, row, evenToRow, "ratio of rates"));
            } else {
                report.add(Figure.of(hot, hotToEven, "ratio of rates"));
                report.add(Figure.of(row, evenToRow, "ratio of rates"));
            }
        }
    }

    private void stripes(Results results) {
        report.tell(results);
        report.add(Figure.atLeast(
                STRIPED_GOAL,
                named(SETTLEMENT + " ÷ between distinct accounts", MIDDLE),
                Figure.ratios(
                        results.of(named(SETTLEMENT, MIDDLE)).each(Sample::rate),
                        results.of(named(DISTINCT, MIDDLE)).each(Sample::rate)),
                "ratio of rates"));
    }

    /** The whole journal, with {@code ledger-replay}. */
    void replay() throws Exception {
        var admin = Strangers.signedIn("admin");
        benchmark.progress("replaying the journal");
        var executions = new ArrayList<Answer>();
        double heap;
        try (var machine = Benchmark.machine()) {
            double idle = machine.live();
            heap = Collections.max(
                            machine.live(() -> executions.add(Jobs.run(admin, "ledger-replay")), MILLIS_TO_COLLECTION))
                    - idle;
        }
        var execution = executions.get(0);
        var seconds =
                Duration.between(Instant.parse(execution.text("started_at")), Instant.parse(execution.text("ended_at")))
                                .toNanos()
                        / 1e9;
        double postings = Books.decimal("select count(*) from posting").doubleValue();
        report.add(Figure.of("postings replayed", List.of(postings), "postings"));
        report.add(Figure.of("replay of the journal", List.of(postings / seconds), "postings per second"));
        report.add(Figure.atMost(HEAP_GOAL, "heap of the replay above idle, without garbage", List.of(heap), "MB"));
    }

    private Scenario even(Past past, int clients) {
        var wallets = past.wallets();
        return Scenario.closed(named(EVEN, clients), clients, () -> {
            var http = Benchmark.http(key);
            return (client, number) -> {
                int source = ThreadLocalRandom.current().nextInt(wallets.size());
                int step = ThreadLocalRandom.current().nextInt(1, wallets.size());
                return transfer(http, wallets.get(source), wallets.get((source + step) % wallets.size()));
            };
        });
    }

    private Scenario hot(Past past, int clients) {
        var wallets = past.wallets();
        return Scenario.closed(named(HOT, clients), clients, () -> {
            var http = Benchmark.http(key);
            return (client, number) ->
                    transfer(http, wallets.get(ThreadLocalRandom.current().nextInt(1, wallets.size())), wallets.get(0));
        });
    }

    private int transfer(Http http, UUID source, UUID destination) throws IOException, InterruptedException {
        var name = benchmark.name();
        return http.post(
                "/api/v1/transfers",
                name,
                Channel.json(Map.of(
                        "source_wallet", source,
                        "destination_wallet", destination,
                        "asset", "EUR",
                        "amount", "0.01",
                        "client_reference", name)));
    }

    private Scenario distinct(Past past) {
        var accounts = past.accounts();
        return entries(DISTINCT, (random, number) -> {
            int one = random.nextInt(accounts.size());
            int step = random.nextInt(1, accounts.size());
            return List.of(
                    accounts.get(one).toString(),
                    accounts.get((one + step) % accounts.size()).toString());
        });
    }

    /** To and fro, so that no account runs dry. */
    private Scenario settlement(Past past) {
        var accounts = past.accounts();
        return entries(SETTLEMENT, (random, number) -> {
            var account = accounts.get(random.nextInt(accounts.size())).toString();
            return number % 2 == 0 ? List.of("bank:EUR", account) : List.of(account, "bank:EUR");
        });
    }

    /** Which account is debited, and which credited. */
    private interface Sides {
        List<String> choose(ThreadLocalRandom random, long number);
    }

    private Scenario entries(String name, Sides sides) {
        return Scenario.closed(named(name, MIDDLE), MIDDLE, () -> {
            var http = Benchmark.http(key);
            return (client, number) -> {
                var chosen = sides.choose(ThreadLocalRandom.current(), number);
                var reference = benchmark.name();
                return http.post(
                        "/api/v1/ledger/entries",
                        reference,
                        Channel.json(Map.of(
                                "mode",
                                "ALL_OR_NOTHING",
                                "entries",
                                List.of(Map.of(
                                        "reference",
                                        reference,
                                        "kind",
                                        "adjustment",
                                        "lines",
                                        List.of(line(chosen.get(0), "DEBIT"), line(chosen.get(1), "CREDIT")))))));
            };
        });
    }

    private static Map<String, String> line(String account, String side) {
        return Map.of("account", account, "side", side, "amount", "0.01");
    }
}
