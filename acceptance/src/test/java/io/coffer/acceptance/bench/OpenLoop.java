package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests at a fixed rate, whether those before them are answered or not. A latency counts from when its request should
 * have been sent: if the server stalls, all that should have been sent meanwhile have waited, and not only the few that
 * were.
 *
 * <p>Each client sends one request at a time, so that there are never more under way than clients. Those that find no
 * client wait for one, which is part of their latency. What could not be sent within twice the length is given up, and
 * counts with the time it has waited by then.
 */
public final class OpenLoop implements Load {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double perSecond;
    private final int clients;
    private final Supplier<Request> requests;
    private final Time time;
    private volatile @Nullable Schedule current;

    /** What time it is, in nanoseconds. */
    interface Time {

        long now();

        void sleepUntil(long moment) throws InterruptedException;
    }

    /**
     * Requests at this rate.
     *
     * @param clients at most so many requests are under way at once
     * @param requests asked before every run, so that clients can prove themselves anew
     */
    public OpenLoop(double perSecond, int clients, Supplier<Request> requests) {
        this(perSecond, clients, requests, new MachineTime());
    }

    OpenLoop(double perSecond, int clients, Supplier<Request> requests, Time time) {
        this.perSecond = perSecond;
        this.clients = clients;
        this.requests = requests;
        this.time = time;
    }

    @Override
    public Sample run(Duration length, Processes processes) throws InterruptedException {
        var request = requests.get();
        var before = processes.used();
        long start = time.now();
        var schedule = new Schedule(start, perSecond, length);
        current = schedule;
        var each = Clients.run(clients, client -> client(request, client, schedule));
        var elapsed = Duration.ofNanos(time.now() - start);
        var used = processes.usedSince(before);
        var latencies = Latencies.none();
        long longest = 0;
        long unsent = 0;
        for (var client : each) {
            latencies.add(client.latencies);
            longest = Math.max(longest, client.latest);
            unsent += client.unsent;
        }
        return new Sample(elapsed, latencies, used, new Lateness(Duration.ofNanos(longest), unsent));
    }

    /** How many of a run were due by now, whether they are sent or not; empty before its first and after its last one. */
    public OptionalLong due() {
        var schedule = current;
        return schedule == null ? OptionalLong.empty() : schedule.dueBy(time.now());
    }

    private Callable<Tally> client(Request request, int client, Schedule schedule) {
        return () -> {
            var tally = new Tally();
            for (long number = schedule.next(); number < schedule.count; number = schedule.next()) {
                long due = schedule.due(number);
                if (time.now() >= schedule.end) {
                    tally.giveUp(schedule.end - due);
                } else {
                    time.sleepUntil(due);
                    tally.sent(time.now() - due);
                    request.succeed(client, number);
                    Latencies.record(tally.latencies, time.now() - due);
                }
            }
            return tally;
        };
    }

    /** When each request should be sent; shared by all clients. */
    private static final class Schedule {

        private final AtomicLong taken = new AtomicLong();
        private final long start;
        private final double interval;
        private final long count;
        private final long end;

        Schedule(long start, double perSecond, Duration length) {
            this.start = start;
            interval = SECOND / perSecond;
            count = Math.max(1, (long) (length.toNanos() / interval));
            end = start + 2 * length.toNanos();
        }

        long next() {
            return taken.getAndIncrement();
        }

        long due(long number) {
            return start + (long) (number * interval);
        }

        OptionalLong dueBy(long moment) {
            long due = (long) ((moment - start) / interval) + 1;
            return due > count ? OptionalLong.empty() : OptionalLong.of(due);
        }
    }

    /** What one client came to. */
    private static final class Tally {

        private final Histogram latencies = Latencies.none();
        private long latest;
        private long unsent;

        void sent(long late) {
            latest = Math.max(latest, late);
        }

        void giveUp(long waited) {
            sent(waited);
            Latencies.record(latencies, waited);
            unsent++;
        }
    }

    private static final class MachineTime implements Time {

        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void sleepUntil(long moment) throws InterruptedException {
            for (long left = moment - now(); left > 0; left = moment - now()) {
                LockSupport.parkNanos(left);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
    }
}
