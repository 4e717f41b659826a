package io.coffer.acceptance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Threads that all do the same, each as another client. */
final class Clients {

    private Clients() {}

    /** What each comes to. Ends when all have ended. */
    static <T> List<T> run(int count, IntFunction<Callable<T>> work) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(count);
        try {
            var clients = new ArrayList<Callable<T>>();
            for (int i = 0; i < count; i++) {
                clients.add(work.apply(i));
            }
            var results = new ArrayList<T>();
            for (var client : threads.invokeAll(clients)) {
                results.add(client.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
