package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Clients that send their next request when the last one is answered.
 *
 * @param requests asked before every run, so that clients can prove themselves anew
 */
public record ClosedLoop(int clients, Supplier<Request> requests) implements Load {

    @Override
    public Sample run(Duration length, Processes processes) throws InterruptedException {
        var request = requests.get();
        var before = processes.used();
        long start = System.nanoTime();
        var each = Clients.run(clients, client -> client(request, client, start + length.toNanos()));
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        var used = processes.usedSince(before);
        var all = Latencies.none();
        each.forEach(all::add);
        return new Sample(elapsed, all, used);
    }

    private static Callable<Histogram> client(Request request, int client, long end) {
        return () -> {
            var latencies = Latencies.none();
            long before = System.nanoTime();
            for (long number = 0; before < end; number++) {
                request.succeed(client, number);
                long after = System.nanoTime();
                Latencies.record(latencies, after - before);
                before = after;
            }
            return latencies;
        };
    }
}
