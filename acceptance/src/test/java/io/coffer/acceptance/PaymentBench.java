package io.coffer.acceptance;

import static io.coffer.acceptance.Benchmark.ROW;
import static io.coffer.acceptance.Benchmark.XA;
import static io.coffer.acceptance.Benchmark.named;

import io.coffer.acceptance.bench.Backlog;
import io.coffer.acceptance.bench.ClosedLoop;
import io.coffer.acceptance.bench.Figure;
import io.coffer.acceptance.bench.Load;
import io.coffer.acceptance.bench.OpenLoop;
import io.coffer.acceptance.bench.Percentile;
import io.coffer.acceptance.bench.Pipeline;
import io.coffer.acceptance.bench.Processes;
import io.coffer.acceptance.bench.Request;
import io.coffer.acceptance.bench.Results;
import io.coffer.acceptance.bench.Sample;
import io.coffer.acceptance.bench.Scenario;
import io.coffer.acceptance.bench.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a payment costs, from its request to its webhook, while its providers answer at once. */
final class PaymentBench {

    /**
     * The transactions of one payment, if each took one message, changed rows and sent one message: accept, start, on-ramp,
     * off-ramp, delivery of the webhook.
     */
    static final int STEPS = 5;

    private static final int CLIENTS = 32;
    private static final int MOST_CLIENTS = 64;
    private static final int MOST_OPEN = 400;
    private static final int LEAST_OPEN = 4;
    private static final int MILLIS_PER_OPEN = 10;
    private static final int MILLIS_PER_IDLE_PAYMENT = 40;
    private static final int LEAST_IDLE_PAYMENTS = 3;
    private static final int LONGEST_PAUSE_MILLIS = 50;
    private static final int LOOK_MILLIS = 50;

    /** A collection stops the server; it shall work in between. */
    private static final int LEAST_MILLIS_TO_COLLECTION = 1_000;

    private static final long LONGEST_WAIT_SECONDS = 60;

    private static final String ACCEPTED = "payments accepted";
    private static final double ACCEPTED_GOAL = 0.8;
    private static final double COMPLETED_GOAL = 0.25;
    private static final double CHAIN_GOAL = 4;
    private static final double COST_GOAL = 3;
    private static final double ONE_CHANNEL_GOAL = 0.9;
    private static final double IDLE_GOAL = 50;
    private static final double HALF_WAY_GOAL = 3;
    private static final double SUSTAINED_SHARE = 0.9;
    private static final double HEAP_GOAL = 512;
    private static final double RESIDENT_GOAL = 1024;
    private static final double FLAT_GOAL = 0.01;

    private final Benchmark benchmark;
    private final Payments payments;
    private final Duration sustained;
    private final Payers many;
    private final Payers one;

    /**
     * @param channels that pay
     * @param sustained how long the backlog is looked at
     */
    PaymentBench(Benchmark benchmark, Payments payments, int channels, Duration sustained) {
        this.benchmark = benchmark;
        this.payments = payments;
        this.sustained = sustained;
        many = payments.ofEach(channels);
        one = payments.ofOne(channels);
    }

    /** @return payments per second that are completed at most */
    double measure() throws Exception {
        benchmark.progress("payments of " + many.all().size() + " channels and of one");
        var results = benchmark
                .rounds()
                .take(List.of(
                        benchmark.row(CLIENTS),
                        benchmark.xa(CLIENTS),
                        new Scenario(named(ACCEPTED, CLIENTS), accepted(many)),
                        completing(),
                        new Scenario(completed(one), pipeline(one))));
        compare(results);
        benchmark.progress("one payment at a time");
        idle();
        benchmark.progress("accepting at half of the highest rate");
        halfWay(rate(results, named(ACCEPTED, CLIENTS)) / 2);
        benchmark.progress("payments for " + sustained.toSeconds() + " s, at " + percent(SUSTAINED_SHARE)
                + " of the highest rate");
        sustain(SUSTAINED_SHARE * rate(results, completed(many)));
        benchmark.progress("the server's memory meanwhile");
        memory();
        return rate(results, completed(many));
    }

    /** Makes one, and waits until it is completed. */
    UUID completeOne() throws Exception {
        ask(payments.paying(one), 0, new CountDownLatch(1));
        payments.awaitAll();
        return Books.id("select hex(id) from payment where stage = 'SETTLED' order by id desc limit 1");
    }

    Scenario completing() {
        return new Scenario(completed(many), pipeline(many));
    }

    private static double rate(Results results, String scenario) {
        return Figure.of(scenario, results.of(scenario).each(Sample::rate), "per second")
                .value();
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private void compare(Results results) {
        var report = benchmark.report();
        report.tell(results);
        var rows = results.of(named(ROW, CLIENTS)).each(Sample::rate);
        var chains = results.of(named(XA, CLIENTS)).each(sample -> sample.rate() / STEPS);
        var completed = results.of(completed(many));
        report.add(Figure.atLeast(
                ACCEPTED_GOAL,
                ACCEPTED + " ÷ " + ROW,
                Figure.ratios(results.of(named(ACCEPTED, CLIENTS)).each(Sample::rate), rows),
                "ratio of rates"));
        report.add(Figure.atLeast(
                COMPLETED_GOAL,
                "payments completed ÷ " + ROW,
                Figure.ratios(completed.each(Sample::rate), rows),
                "ratio of rates"));
        report.add(Figure.atLeast(
                CHAIN_GOAL,
                "payments completed ÷ chains of " + STEPS + " transactions",
                Figure.ratios(completed.each(Sample::rate), chains),
                "ratio of rates"));
        report.add(Figure.atMost(
                COST_GOAL,
                "a completed payment, "
                        + String.join(" + ", Benchmark.processes().pids().keySet()),
                completed.each(Sample::cost),
                "CPU ms each"));
        report.add(Figure.atLeast(
                ONE_CHANNEL_GOAL,
                "payments completed, one channel ÷ " + many.all().size(),
                Figure.ratios(results.of(completed(one)).each(Sample::rate), completed.each(Sample::rate)),
                "ratio of rates"));
    }

    /** The providers answer at once, so all of it is Coffer's time, but for what their answers take over the network. */
    private void idle() throws Exception {
        int count = (int) Math.max(LEAST_IDLE_PAYMENTS, benchmark.length().toMillis() / MILLIS_PER_IDLE_PAYMENT);
        var slowest = new ArrayList<Double>();
        var usual = new ArrayList<Double>();
        for (int i = 0; i < benchmark.repetitions(); i++) {
            var payers = payments.ofOne(1);
            var begin = payments.paying(payers);
            for (int number = 0; number < count; number++) {
                var ended = new CountDownLatch(1);
                ask(begin, number, ended);
                if (!ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("a payment's webhook does not come");
                }
                Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
            }
            slowest.add(Percentile.of(99, payers.durations()));
            usual.add(Percentile.of(50, payers.durations()));
        }
        benchmark.report().add(Figure.of("accept to COMPLETED when idle, p50", usual, "ms"));
        benchmark.report().add(Figure.atMost(IDLE_GOAL, "accept to COMPLETED when idle, p99", slowest, "ms"));
    }

    private static void ask(Pipeline.Beginning begin, long number, CountDownLatch ended) throws Exception {
        Request request = (client, count) -> begin.send(client, count, ended::countDown);
        request.succeed(0, number);
    }

    /** At a fixed rate, counted from when each request was due. */
    private void halfWay(double rate) throws InterruptedException {
        var report = benchmark.report();
        var requests = new Scenario(
                "payments accepted, half of the highest rate",
                afterwardsAll(new OpenLoop(rate, MOST_CLIENTS, () -> payments.asking(many))));
        var rows = new Scenario(ROW + ", as often", new OpenLoop(rate, MOST_CLIENTS, benchmark::rows));
        var results = benchmark.rounds().take(List.of(requests, rows));
        report.tell(results);
        var accepted = results.of(requests.name());
        tellLateness(accepted);
        report.add(Figure.atMost(
                HALF_WAY_GOAL,
                "payments accepted ÷ " + ROW + ", p99 at half of the highest rate",
                Figure.ratios(
                        accepted.each(sample -> sample.percentile(99)),
                        results.of(rows.name()).each(sample -> sample.percentile(99))),
                "ratio of ms"));
    }

    private void tellLateness(Series series) {
        var name = series.scenario().name();
        var report = benchmark.report();
        report.add(Figure.of(
                name + ", latest request",
                series.each(sample -> sample.lateness().longest().toNanos() / 1e6),
                "ms late"));
        report.add(Figure.of(
                name + ", given up", series.each(sample -> sample.lateness().unsent()), "requests"));
    }

    /** Whether as many are completed as are due, for long: what is due and can't be sent is behind as well. */
    private void sustain(double rate) throws InterruptedException {
        var backlog = new Backlog();
        var completed = new AtomicLong();
        var load = new OpenLoop(rate, MOST_CLIENTS, () -> payments.asking(many, completed::incrementAndGet));
        var watch = Executors.newSingleThreadScheduledExecutor();
        Sample sample;
        try {
            long start = System.nanoTime();
            var unused = watch.scheduleAtFixedRate(
                    () -> load.due()
                            .ifPresent(due -> backlog.saw((System.nanoTime() - start) / 1e9, due - completed.get())),
                    LOOK_MILLIS,
                    LOOK_MILLIS,
                    TimeUnit.MILLISECONDS);
            sample = load.run(sustained, Benchmark.processes());
        } finally {
            watch.shutdownNow();
        }
        payments.awaitAll();
        var report = benchmark.report();
        var scenario = new Scenario("payments due for " + sustained.toSeconds() + " s", load);
        report.add(Figure.of(scenario.name(), List.of(rate), "payments per second"));
        report.add(Figure.of(scenario.name() + ", accepted", List.of(sample.rate()), "payments per second"));
        tellLateness(new Series(scenario, List.of(sample)));
        report.add(Figure.of("backlog meanwhile, at most", List.of((double) backlog.most()), "payments"));
        report.add(Figure.atMost(
                FLAT_GOAL, "growth of the backlog ÷ payments due", List.of(backlog.growth() / rate), "ratio of rates"));
    }

    /** At full load: what the server's heap has when garbage is gone, and what its process had at most until then. */
    private void memory() throws Exception {
        var report = benchmark.report();
        var processes = Benchmark.processes();
        // Collections that are asked for make the heap smaller, so this comes before them.
        var resident = processes.mostResident("server");
        if (resident.isPresent()) {
            report.add(Figure.atMost(
                    RESIDENT_GOAL, "resident memory of the server, at most", List.of(resident.getAsDouble()), "MB"));
        }
        try (var machine = Benchmark.machine()) {
            var live = machine.live(
                    () -> {
                        for (int i = 0; i < benchmark.repetitions(); i++) {
                            run(pipeline(many), processes);
                        }
                    },
                    Math.max(LEAST_MILLIS_TO_COLLECTION, benchmark.length().toMillis() / 2));
            report.add(Figure.atMost(
                    HEAP_GOAL,
                    "heap of the server at full load, without garbage",
                    List.of(Collections.max(live)),
                    "MB"));
            report.add(Figure.of("heap that the server may have", List.of(machine.limit()), "MB"));
        }
    }

    private void run(Load load, Processes processes) {
        try {
            load.run(benchmark.length(), processes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asking for payments; what is asked for is completed before the next scenario takes its turn. */
    private Load accepted(Payers payers) {
        return afterwardsAll(new ClosedLoop(CLIENTS, () -> payments.asking(payers)));
    }

    private Load afterwardsAll(Load load) {
        return (length, processes) -> {
            var sample = load.run(length, processes);
            payments.awaitAll();
            return sample;
        };
    }

    private Pipeline pipeline(Payers payers) {
        int open = (int)
                Math.max(LEAST_OPEN, Math.min(MOST_OPEN, benchmark.length().toMillis() / MILLIS_PER_OPEN));
        return new Pipeline(CLIENTS, open, () -> payments.paying(payers));
    }

    private static String completed(Payers payers) {
        long channels = payers.all().stream().map(Payers.Payer::key).distinct().count();
        return "payments completed, " + channels + (channels == 1 ? " channel" : " channels");
    }
}
