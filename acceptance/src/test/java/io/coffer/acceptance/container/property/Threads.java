package io.coffer.acceptance.container.property;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Threads of the server, really as many as are asked for. */
@Dependent
public class Threads {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Resource
    private ManagedThreadFactory factory;

    /**
     * Runs a task on each thread, begun at the same moment, and returns when all have ended.
     *
     * @param task is given the thread's number, from 0
     */
    void run(int threads, IntConsumer task) throws InterruptedException {
        var start = new CountDownLatch(1);
        var failure = new AtomicReference<@Nullable Throwable>();
        var running = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            var thread = factory.newThread(() -> {
                try {
                    start.await();
                    task.accept(number);
                } catch (InterruptedException | RuntimeException | AssertionError e) {
                    failure.compareAndSet(null, e);
                }
            });
            running.add(thread);
            thread.start();
        }
        start.countDown();
        long end = System.nanoTime() + LONGEST.toNanos();
        for (Thread thread : running) {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            if (thread.isAlive()) {
                throw new IllegalStateException("a thread has not ended after " + LONGEST);
            }
        }
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a thread has failed", failed);
        }
    }
}
