package io.coffer.acceptance.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Many clients, each with one thing at a time. */
public final class Clients implements AutoCloseable {

    /** Without pauses, clients of one server would leave no processor for the other one to start again. */
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private static final int LONGEST_END_SECONDS = 60;

    private final ReentrantReadWriteLock work = new ReentrantReadWriteLock(true);
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean ended;

    /** They begin at once. */
    public Clients(int size, long seed, List<Activity> activities) {
        threads = Executors.newFixedThreadPool(size);
        for (int i = 0; i < size; i++) {
            var chance = new Random(seed + i);
            running.add(threads.submit(() -> {
                while (!ended) {
                    once(activities.get(chance.nextInt(activities.size())), chance);
                    Thread.sleep(chance.nextInt(LONGEST_PAUSE_MILLIS));
                }
                return null;
            }));
        }
    }

    private void once(Activity activity, Random chance) throws InterruptedException {
        work.readLock().lockInterruptibly();
        try {
            activity.once(chance);
        } finally {
            work.readLock().unlock();
        }
    }

    /** Lets all of them finish what they are at, and does something while they rest. */
    public <T> T resting(Callable<T> something) throws Exception {
        work.writeLock().lockInterruptibly();
        try {
            return something.call();
        } finally {
            work.writeLock().unlock();
        }
    }

    /** Why clients gave up that were not told to, each told once. */
    public List<Finding> givenUp() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (var client : running) {
            if (client.isDone()) {
                try {
                    client.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof InterruptedException)) {
                        findings.add(new Finding(Finding.Kind.UNFINISHED, "a client gave up: " + e.getCause()));
                    }
                }
            }
        }
        running.removeIf(Future::isDone);
        return findings;
    }

    /**
     * They give up what they are at; nobody asks for anything any more when it returns. While they {@linkplain #resting rest}
     * they are at nothing.
     */
    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a client does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
