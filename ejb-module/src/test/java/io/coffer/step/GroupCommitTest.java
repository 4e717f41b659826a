package io.coffer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The grouping itself; what a transaction makes of it is tested in the server. */
class GroupCommitTest {

    private static final int CALLERS = 32;
    private static final int ROUNDS = 200;

    @Test
    void everyCallerGetsItsOwnAnswer() throws Exception {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        var group = group(16, commands -> {
            sizes.add(commands.size());
            return commands.stream().map(command -> command * 2).toList();
        });

        var answers = together(caller -> () -> IntStream.range(0, ROUNDS)
                .allMatch(round ->
                        group.submit(caller * ROUNDS + round).equals(Optional.of((caller * ROUNDS + round) * 2))));

        assertThat(answers).containsOnly(true);
        assertThat(sizes).allMatch(size -> size <= 16);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLERS * ROUNDS);
    }

    @Test
    void callersThatWaitShareATransaction() throws Exception {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        var firstIsIn = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var group = group(64, commands -> {
            sizes.add(commands.size());
            firstIsIn.countDown();
            await(goOn);
            return commands;
        });
        var threads = Executors.newFixedThreadPool(CALLERS);
        var first = threads.submit(() -> group.submit(0));
        firstIsIn.await();
        var others = IntStream.range(1, CALLERS)
                .mapToObj(i -> threads.submit(() -> group.submit(i)))
                .toList();
        while (group.waiting() < CALLERS - 1) {
            Thread.onSpinWait();
        }
        goOn.countDown();

        first.get();
        for (Future<?> other : others) {
            other.get();
        }
        threads.shutdown();
        assertThat(sizes).containsExactly(1, CALLERS - 1);
    }

    @Test
    void whoFailsFailsAlone() throws Exception {
        var group = group(64, commands -> {
            if (commands.contains(7)) {
                throw new IllegalStateException("seven");
            }
            return commands;
        });

        var answers = together(caller -> () -> {
            try {
                return group.submit(caller).equals(Optional.of(caller)) ? "done" : "wrong";
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        });

        assertThat(answers.get(7)).isEqualTo("seven");
        assertThat(answers.stream().filter("done"::equals)).hasSize(CALLERS - 1);
    }

    @Test
    void anErrorOfTheLastAttemptReachesTheCaller() {
        var attempts = new ArrayList<Integer>();
        var group = group(64, commands -> {
            attempts.add(1);
            throw new IllegalStateException("always");
        });

        assertThatThrownBy(() -> group.submit(1)).hasMessage("always");
        assertThat(attempts).hasSize(3);
    }

    @Test
    void whoComesWhenTooManyWaitIsTurnedAway() {
        var group = new GroupCommit<Integer, Integer>(new WithoutContainer(), commands -> commands, 1, 0);

        assertThat(group.submit(1)).isEmpty();
    }

    private static GroupCommit<Integer, Integer> group(
            int maxGroup, java.util.function.Function<List<Integer>, List<Integer>> work) {
        return new GroupCommit<>(new WithoutContainer(), work, maxGroup, 1000);
    }

    private static <T> List<T> together(java.util.function.IntFunction<Callable<T>> caller) throws Exception {
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(caller).toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Steps just run. */
    private static final class WithoutContainer extends Transactions {

        @Override
        public <T> T inNew(Supplier<T> step) {
            return step.get();
        }
    }
}
