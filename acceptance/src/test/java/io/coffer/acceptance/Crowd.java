package io.coffer.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Many who ask at the same moment. */
final class Crowd {

    /** What one of them asks. */
    interface Request<T> {

        /** @param number from 0 */
        T send(int number) throws Exception;
    }

    private Crowd() {}

    /** The answers to {@code size} requests, each sent by a thread of its own. */
    static <T> List<T> asks(int size, Request<T> request) throws InterruptedException, ExecutionException {
        return asks(size, size, request);
    }

    /** The answers to {@code requests} requests that {@code size} threads send, in the order of their numbers. */
    static <T> List<T> asks(int requests, int size, Request<T> request)
            throws InterruptedException, ExecutionException {
        var calls = new ArrayList<Callable<T>>();
        for (int i = 0; i < requests; i++) {
            int number = i;
            calls.add(() -> request.send(number));
        }
        var threads = Executors.newFixedThreadPool(size);
        try {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
