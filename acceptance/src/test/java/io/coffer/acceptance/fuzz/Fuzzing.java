package io.coffer.acceptance.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A run. Requests go out in rounds: those of a round are made from what is known at its beginning and sent side by
 * side; then their answers are judged and learned from in the order of their numbers.
 */
public final class Fuzzing {

    private static final int ROUND = 200;
    private static final int AT_ONCE = 8;

    private final World world;
    private final Description description;
    private final Judge judge;
    private final Known known;
    private final Generator generator;
    private final Sender sender;
    private final Report report;
    private final List<Caller> callers;

    /** What came of one request. */
    private record Done(
            Attempt attempt, Reply reply, @Nullable Reply twin) {}

    /**
     * A run that has not begun.
     *
     * @param document the OpenAPI document as it is served
     * @param problems the last parts of the types that problems may have
     * @param seed with the number of a request it says everything about it
     * @param run makes the names of this run differ from those of any other
     * @param folder where requests that found something are kept as they went over the wire
     */
    public Fuzzing(World world, String document, Set<String> problems, long seed, String run, Path folder)
            throws IOException {
        this.world = world;
        this.description = Description.of(document);
        this.judge = new Judge(description, problems);
        this.callers = new ArrayList<>(world.callers());
        this.known = new Known(description, callers, world.ownMembers());
        this.generator = new Generator(seed, run, description, known, world.falseCredentials());
        this.sender = new Sender(world.url());
        this.report = new Report(seed, world.url(), folder);
    }

    /** Sends this many requests, and says what came of them. */
    public Report run(int requests) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int first = 0; first < requests; first += ROUND) {
                round(threads, first, Math.min(requests, first + ROUND));
            }
        } finally {
            threads.shutdownNow();
        }
        var never = description.operations().stream()
                .map(Operation::id)
                .filter(id -> !known.reached().contains(id))
                .toList();
        report.finished(never, (System.nanoTime() - begin) / 1_000_000);
        return report;
    }

    private void round(ExecutorService threads, int from, int to) throws IOException, InterruptedException {
        var sending = new ArrayList<Callable<Done>>();
        for (int number = from; number < to; number++) {
            var attempt = generator.attempt(number, callers);
            sending.add(() -> send(attempt));
        }
        var turnedAway = new HashSet<String>();
        for (var future : threads.invokeAll(sending)) {
            try {
                var done = future.get();
                judge(done);
                known.learn(done.attempt(), done.reply());
                if (done.reply().status() == 401
                        && done.attempt().isRight()
                        && !done.attempt().operation().open()) {
                    turnedAway.add(done.attempt().caller().name());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("the fuzzer itself failed", e.getCause());
            }
        }
        renew(turnedAway);
    }

    private Done send(Attempt attempt) throws InterruptedException {
        var reply = sender.send(attempt.request(), attempt.caller());
        var twin = attempt.twin();
        return new Done(attempt, reply, twin == null ? null : sender.send(twin.request(), attempt.caller()));
    }

    private void judge(Done done) throws IOException, InterruptedException {
        var attempt = done.attempt();
        judge(attempt, attempt.request(), done.reply());
        var twin = attempt.twin();
        if (twin != null) {
            var second = Objects.requireNonNull(done.twin());
            judge(attempt, twin.request(), second);
            Optional<Finding> difference = judge.judgeTwins(attempt, done.reply(), second);
            if (difference.isPresent() && Judge.isProofOfOneOnly(done.reply(), second)) {
                difference = judgeAgain(attempt, twin);
            }
            if (difference.isPresent()) {
                report.add(attempt, attempt.request(), done.reply(), difference.get());
            }
        }
    }

    /** Another request of the round may have signed the caller out between the two; now nobody else is asking. */
    private Optional<Finding> judgeAgain(Attempt attempt, Attempt.Twin twin) throws InterruptedException {
        var theirs = sender.send(attempt.request(), attempt.caller());
        return judge.judgeTwins(attempt, theirs, sender.send(twin.request(), attempt.caller()));
    }

    private void judge(Attempt attempt, Request request, Reply reply) throws IOException {
        report.count(attempt, reply, judge.isShed(reply));
        for (Finding finding : judge.judge(attempt, reply)) {
            report.add(attempt, request, reply, finding);
        }
    }

    /** Whoever signed itself out, or let its token expire, comes in again. */
    private void renew(Set<String> names) {
        callers.replaceAll(caller -> {
            if (!names.contains(caller.name()) || caller.isAnonymous()) {
                return caller;
            }
            var renewed = world.renewed(caller);
            known.meet(renewed);
            return renewed;
        });
    }
}
