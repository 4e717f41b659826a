package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Runs the clients of a scenario. */
final class Load {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int DIGITS = 3;
    private static final int FIRST_ERROR = 300;

    private final Processes processes;

    Load(Processes processes) {
        this.processes = processes;
    }

    /** @throws IllegalStateException if a request is not answered with success */
    Sample run(Scenario scenario, Duration length) throws InterruptedException {
        var request = scenario.requests().get();
        var threads = Executors.newFixedThreadPool(scenario.clients());
        try {
            var before = processes.used();
            long start = System.nanoTime();
            var latencies = latencies(threads, scenario, request, start + length.toNanos());
            var elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new Sample(elapsed, latencies, processes.usedSince(before));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Histogram latencies(ExecutorService threads, Scenario scenario, Scenario.Request request, long end)
            throws InterruptedException {
        var clients = new ArrayList<Callable<Histogram>>();
        for (int i = 0; i < scenario.clients(); i++) {
            int client = i;
            clients.add(() -> client(scenario, request, client, end));
        }
        var all = histogram();
        for (var client : threads.invokeAll(clients)) {
            try {
                all.add(client.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(scenario.name(), e);
            }
        }
        return all;
    }

    private static Histogram client(Scenario scenario, Scenario.Request request, int client, long end)
            throws Exception {
        var latencies = histogram();
        long before = System.nanoTime();
        for (long number = 0; before < end; number++) {
            int status = request.send(client, number);
            if (status >= FIRST_ERROR) {
                throw new IllegalStateException(scenario.name() + " was answered with " + status);
            }
            long after = System.nanoTime();
            latencies.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(after - before)));
            before = after;
        }
        return latencies;
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }
}
