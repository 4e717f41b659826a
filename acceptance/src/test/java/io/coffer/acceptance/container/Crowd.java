package io.coffer.acceptance.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many at once, on threads of the server. */
@ApplicationScoped
public class Crowd {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Resource
    private ManagedExecutorService threads;

    /**
     * Lets tasks go at the same moment, as many as the server has threads for, the others right behind them.
     *
     * @param task is given its number, from 0
     * @return what each of them returned
     * @throws java.util.concurrent.ExecutionException if one of them failed
     * @throws java.util.concurrent.TimeoutException if one of them does not end
     */
    public <T> List<T> run(int tasks, IntFunction<T> task) throws Exception {
        var start = new CountDownLatch(1);
        var running = new ArrayList<Future<T>>();
        for (int i = 0; i < tasks; i++) {
            int number = i;
            running.add(threads.submit(() -> {
                start.await();
                return task.apply(number);
            }));
        }
        start.countDown();
        long end = System.nanoTime() + LONGEST.toNanos();
        var results = new ArrayList<T>();
        for (Future<T> one : running) {
            results.add(one.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        }
        return results;
    }
}
