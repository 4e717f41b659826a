package io.coffer.step;

import static java.util.logging.Level.WARNING;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/**
 * A thread that does its round again and again, as soon as all is there that it needs. After a failure it waits, longer each
 * time, until a probe succeeds.
 */
final class Loop implements Runnable {

    /** What is done each time. */
    interface Round {
        void run() throws InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(Loop.class.getName());
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private static final Duration UNREADY_WAIT = Duration.ofMillis(50);

    private final String name;
    private final BooleanSupplier ready;
    private final Round round;
    private final Round probe;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param ready whether a round may begin
     * @param probe is done first after a failure; fails as long as a round would
     */
    Loop(String name, BooleanSupplier ready, Round round, Round probe) {
        this.name = name;
        this.ready = ready;
        this.round = round;
        this.probe = probe;
    }

    void start(ManagedThreadFactory threads) {
        var thread = threads.newThread(this);
        thread.setName("coffer " + name);
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopping.countDown();
    }

    void awaitEnd(Duration longest) {
        try {
            if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warning(() -> name + " is still at work; its transaction will be rolled back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            boolean stop = awaitReady();
            boolean failed = false;
            int failures = 0;
            while (!stop) {
                try {
                    if (failed) {
                        probe.run();
                    }
                    round.run();
                    failed = false;
                    failures = 0;
                } catch (RuntimeException e) {
                    failed = true;
                    LOG.log(WARNING, e, () -> name + ": a round failed and was rolled back");
                    stop = pause(BACKOFF.wait(failures++));
                }
                stop |= stopping.getCount() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** @return whether to stop */
    private boolean awaitReady() throws InterruptedException {
        boolean stop = false;
        while (!stop && !ready.getAsBoolean()) {
            stop = pause(UNREADY_WAIT);
        }
        return stop;
    }

    /** @return whether to stop */
    private boolean pause(Duration wait) throws InterruptedException {
        return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
