package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Things that go on after their answer. So many are under way at once, and the next one is begun when one has ended; what
 * counts is how many end. The first ones begin in a crowd, so nothing counts before as many have ended.
 *
 * @param clients that begin them
 * @param open how many are under way
 * @param beginnings asked before every run, so that clients can prove themselves anew
 */
public record Pipeline(int clients, int open, Supplier<Beginning> beginnings) implements Load {

    /** Ends that a run waits for, however short it is. */
    private static final int LEAST = 4;

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 2;
    private static final long GLANCE_MILLIS = 50;

    /** What begins one thing. */
    public interface Beginning {

        /**
         * Asks for it and waits for the answer.
         *
         * @param ended is to be called once when it has come to its end, maybe before the answer
         * @return the status of the answer
         */
        int send(int client, long number, Runnable ended) throws Exception;
    }

    @Override
    public Sample run(Duration length, Processes processes) throws InterruptedException {
        var flow = new Flow(open, beginnings.get());
        var threads = Executors.newFixedThreadPool(clients);
        try {
            for (int i = 0; i < clients; i++) {
                int client = i;
                threads.execute(() -> flow.keepUp(client));
            }
            flow.awaitEnds(open);
            var before = processes.used();
            long start = System.nanoTime();
            flow.counting = true;
            long first = flow.ended.get();
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
            flow.awaitEnds(first + LEAST);
            flow.counting = false;
            var elapsed = Duration.ofNanos(System.nanoTime() - start);
            var used = processes.usedSince(before);
            flow.stop(threads);
            flow.awaitEnds(flow.begun.get());
            return new Sample(elapsed, flow.latencies(), used);
        } finally {
            flow.stop(threads);
        }
    }

    /** What is under way. */
    private static final class Flow {

        private final Histogram latencies = new ConcurrentHistogram(Latencies.none());
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        private final Semaphore places;
        private final Beginning beginning;
        private volatile boolean counting;
        private volatile boolean stopping;

        Flow(int open, Beginning beginning) {
            this.places = new Semaphore(open);
            this.beginning = beginning;
        }

        void keepUp(int client) {
            try {
                while (!stopping) {
                    if (places.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                        begin(client);
                    }
                }
            } catch (Exception e) {
                failure.compareAndSet(null, e);
            }
        }

        private void begin(int client) throws Exception {
            long begin = System.nanoTime();
            long number = begun.getAndIncrement();
            Request request = (asker, count) -> beginning.send(asker, count, () -> end(begin));
            request.succeed(client, number);
        }

        private void end(long begin) {
            if (counting) {
                Latencies.record(latencies, System.nanoTime() - begin);
            }
            ended.incrementAndGet();
            places.release();
        }

        void stop(ExecutorService threads) throws InterruptedException {
            stopping = true;
            threads.shutdown();
            if (!threads.awaitTermination(LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("clients get no answer");
            }
        }

        /** @throws IllegalStateException if a client failed, or nothing ends any more */
        void awaitEnds(long count) throws InterruptedException {
            long last = ended.get();
            long since = System.nanoTime();
            while (ended.get() < count) {
                var failed = failure.get();
                if (failed != null) {
                    throw new IllegalStateException("a client failed", failed);
                }
                if (ended.get() > last) {
                    last = ended.get();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > LONGEST_SILENCE.toNanos()) {
                    throw new IllegalStateException(ended.get() + " of " + begun.get() + " have ended, then no more");
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }

        Histogram latencies() {
            var all = Latencies.none();
            all.add(latencies);
            return all;
        }
    }
}
