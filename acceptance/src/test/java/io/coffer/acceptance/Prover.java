package io.coffer.acceptance;

import io.coffer.acceptance.prove.Clients;
import io.coffer.acceptance.prove.Examiner;
import io.coffer.acceptance.prove.Finding;
import io.coffer.acceptance.prove.Notebook;
import io.coffer.acceptance.prove.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Breaks the system round by round, lets it recover, and looks whether all is as clients were told. */
final class Prover {

    private static final int ROUNDS_BETWEEN_CHECKS = 5;
    private static final Duration RECOVERY_LONGEST = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 100;

    /** How many findings are told; all of them are in the summary. */
    private static final int TOLD = 20;

    private final Breaker breaker;
    private final Notebook notebook;
    private final Examiner examiner;
    private final Consumer<String> progress;
    private final List<Finding> violations = new ArrayList<>();
    private double slowestRecoverySeconds;

    Prover(Breaker breaker, Notebook notebook, Examiner examiner, Consumer<String> progress) {
        this.breaker = breaker;
        this.notebook = notebook;
        this.examiner = examiner;
        this.progress = progress;
    }

    /**
     * Goes through a plan until something is found, or to its end.
     *
     * @return how many rounds there were
     */
    int run(List<Round> plan, Clients clients) throws Exception {
        recovered(Instant.now());
        for (var round : plan) {
            suffer(round);
            clients.requireAlive();
            if (round.number() % ROUNDS_BETWEEN_CHECKS == 0 || round.number() == plan.size()) {
                var found = clients.resting(examiner::examine);
                violations.addAll(found);
                found.stream().limit(TOLD).map(Finding::toString).forEach(progress);
                progress.accept("checked: " + (violations.isEmpty() ? "all is well" : violations.size() + " findings"));
            }
            if (!violations.isEmpty()) {
                return round.number();
            }
        }
        return plan.size();
    }

    /** What was found. */
    List<Finding> violations() {
        return List.copyOf(violations);
    }

    /** The longest time from the end of a fault, when what was killed is started again, until a client was told something. */
    double slowestRecoverySeconds() {
        return slowestRecoverySeconds;
    }

    private void suffer(Round round) throws Exception {
        Thread.sleep(round.before().toMillis());
        boolean hit = breaker.strike(round);
        Thread.sleep(round.lasts().toMillis());
        var over = Instant.now();
        breaker.mend(round.fault())
                .forEach(part -> note(new Finding(Finding.Kind.UNFINISHED, "the " + part + " ended by itself")));
        double recovery = recovered(over);
        slowestRecoverySeconds = Math.max(slowestRecoverySeconds, recovery);
        progress.accept(String.format(
                Locale.ROOT,
                "round %d: %s%s, recovered after %.1f s, %d acknowledged",
                round.number(),
                round,
                hit ? "" : " (struck at random: it did not come to that)",
                recovery,
                notebook.acknowledged()));
    }

    private double recovered(Instant over) throws InterruptedException {
        var mended = Instant.now();
        var end = mended.plus(RECOVERY_LONGEST);
        while (!notebook.lastAnswer().isAfter(mended)) {
            if (Instant.now().isAfter(end)) {
                note(new Finding(Finding.Kind.UNFINISHED, "no client was told anything within " + RECOVERY_LONGEST));
                break;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.between(over, Instant.now()).toMillis() / 1000.0;
    }

    private void note(Finding finding) {
        violations.add(finding);
        progress.accept(finding.toString());
    }
}
