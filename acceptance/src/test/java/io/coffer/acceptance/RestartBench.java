package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.bench.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the server takes until it is ready again, and how fast it is with what waited for it. Stops it, and with it
 * what is deployed beside Coffer.
 */
final class RestartBench {

    private static final int CLIENTS = 32;
    private static final int ACCOUNTS = 100;

    /** Tokens are good for ten minutes. */
    private static final int PAYMENTS_OF_A_TOKEN = 5_000;

    private static final double READY_GOAL = 12;
    private static final double DRAIN_GOAL = 1;

    private final Benchmark benchmark;
    private final Payments payments;
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    RestartBench(Benchmark benchmark, Payments payments) {
        this.benchmark = benchmark;
        this.payments = payments;
    }

    /**
     * Starts it some times, the last time with payments that wait.
     *
     * @param sustained payments per second that are completed when nothing waits, if that was measured
     */
    void measure(int starts, int waiting, OptionalDouble sustained) throws Exception {
        var seconds = new ArrayList<Double>();
        for (int i = 1; i < starts; i++) {
            benchmark.progress("starting the server again, " + i + " of " + starts);
            Running.stack().server().stop();
            seconds.add(start());
        }
        benchmark.progress("accepting " + waiting + " payments while the broker is down");
        var payers = payments.ofOne(Math.min(ACCOUNTS, waiting));
        Running.stack().broker().stop();
        accept(payers, waiting);
        Running.stack().server().stop();
        Running.stack().broker().start();
        benchmark.progress("starting the server again, with all of them waiting");
        seconds.add(start());
        long ready = System.nanoTime();
        payments.awaitAll();
        var report = benchmark.report();
        report.add(Figure.atMost(READY_GOAL, "second start, command to ready", seconds, "s"));
        double rate = waiting / seconds(last.get() - Math.min(first.get(), ready));
        var drain = "payments completed, of " + waiting + " that waited for the server";
        report.add(Figure.of(drain, List.of(rate), "payments per second"));
        if (sustained.isPresent()) {
            report.add(Figure.atLeast(
                    DRAIN_GOAL, drain + " ÷ otherwise", List.of(rate / sustained.getAsDouble()), "ratio of rates"));
        }
        // Only the tasks of one payment are promised to be worked on in order.
        assertThat(payers.stages())
                .as("what became of each payment, in its order")
                .containsExactly("ACCEPTED,ON_RAMP,OFF_RAMP,SETTLED");
    }

    private void accept(Payers payers, int waiting) throws InterruptedException, ExecutionException {
        for (int left = waiting; left > 0; left -= PAYMENTS_OF_A_TOKEN) {
            var request = payments.asking(payers, this::arrived);
            Crowd.asks(Math.min(left, PAYMENTS_OF_A_TOKEN), CLIENTS, number -> {
                request.succeed(0, number);
                return number;
            });
        }
    }

    private void arrived() {
        long now = System.nanoTime();
        first.accumulateAndGet(now, Math::min);
        last.accumulateAndGet(now, Math::max);
    }

    /** Seconds from the command until it is ready. */
    private static double start() throws Exception {
        long start = System.nanoTime();
        Running.stack().server().start();
        return seconds(System.nanoTime() - start);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
