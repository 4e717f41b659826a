package io.coffer.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent callers share one transaction, because a commit costs the same for one row as for a hundred. Whoever
 * comes first leads: it takes what waits, runs it in one transaction and hands out the answers, while the next group
 * gathers. Each caller gets its own answer after the commit; if a group fails, each of its members is tried alone, so
 * that nobody fails for another.
 *
 * @param <C> a caller's command
 * @param <R> its answer
 */
public final class GroupCommit<C, R> {

    private static final int ATTEMPTS_ALONE = 3;

    /** After this long nobody of a group is tried any more: what fails for all is an outage, and others wait. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Transactions transactions;
    private final Function<List<C>, List<R>> work;
    private final int maxGroup;
    private final int maxWaiting;

    private final Queue<Seat<C, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicBoolean led = new AtomicBoolean();

    /**
     * @param work answers commands, in their order, in the transaction that it is called in; it is called again with a
     *     single command after a failure
     * @param maxGroup the most commands that share a transaction
     * @param maxWaiting the most callers that wait; further ones are turned away
     */
    public GroupCommit(Transactions transactions, Function<List<C>, List<R>> work, int maxGroup, int maxWaiting) {
        this.transactions = transactions;
        this.work = work;
        this.maxGroup = maxGroup;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Runs a command in a transaction shared with others and returns when that is committed.
     *
     * @return empty if too many wait already: nothing was done
     * @throws RuntimeException what the command threw when it was tried alone: nothing of it is committed
     */
    public Optional<R> submit(C command) {
        if (waitingCount.incrementAndGet() > maxWaiting) {
            waitingCount.decrementAndGet();
            return Optional.empty();
        }
        var seat = new Seat<C, R>(command, Thread.currentThread());
        waiting.add(seat);
        while (!seat.settled) {
            if (led.compareAndSet(false, true)) {
                try {
                    if (!seat.settled) {
                        commitGroup();
                    }
                } finally {
                    led.set(false);
                    wakeNextLeader();
                }
            } else {
                LockSupport.park(this);
            }
        }
        return Optional.of(seat.answer());
    }

    /** How many callers wait for a transaction to begin. */
    int waiting() {
        return waitingCount.get();
    }

    /** After {@code led} is false: who was seated before sees it here, who comes later finds the lead free. */
    private void wakeNextLeader() {
        var next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.caller);
        }
    }

    private void commitGroup() {
        var group = new ArrayList<Seat<C, R>>();
        for (var seat = waiting.poll(); seat != null; seat = group.size() < maxGroup ? waiting.poll() : null) {
            group.add(seat);
        }
        waitingCount.addAndGet(-group.size());
        try {
            if (group.size() == 1) {
                alone(group.get(0));
            } else {
                together(group);
            }
        } finally {
            group.forEach(seat -> LockSupport.unpark(seat.caller));
        }
    }

    private void together(List<Seat<C, R>> group) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        List<R> answers;
        try {
            answers = run(group.stream().map(seat -> seat.command).toList());
        } catch (RuntimeException e) {
            group.forEach(seat -> {
                if (System.nanoTime() - end < 0) {
                    alone(seat);
                } else {
                    seat.settle(null, e);
                }
            });
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).settle(answers.get(i), null);
        }
    }

    /** A lost race or a deadlock passes by itself; another attempt finds what the winner wrote. */
    private void alone(Seat<C, R> seat) {
        for (int attempt = 1; ; attempt++) {
            try {
                seat.settle(run(List.of(seat.command)).get(0), null);
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS_ALONE) {
                    seat.settle(null, e);
                    return;
                }
            }
        }
    }

    private List<R> run(List<C> commands) {
        return transactions.inNew(() -> work.apply(commands));
    }

    private static final class Seat<C, R> {
        private final C command;
        private final Thread caller;
        private @Nullable R answer;
        private @Nullable RuntimeException failure;
        private volatile boolean settled;

        private Seat(C command, Thread caller) {
            this.command = command;
            this.caller = caller;
        }

        private void settle(@Nullable R result, @Nullable RuntimeException thrown) {
            answer = result;
            failure = thrown;
            settled = true;
        }

        private R answer() {
            if (failure != null) {
                throw failure;
            }
            if (answer == null) {
                throw new IllegalStateException("no answer");
            }
            return answer;
        }
    }
}
