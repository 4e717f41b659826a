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

    private static final int ROUNDS_BETWEEN_CHECKS = 10;
    private static final Duration RECOVERY_LONGEST = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 100;

    /** How many findings are told; all of them are in the summary. */
    private static final int TOLD = 20;

    private final Breaker breaker;
    private final ProofWorld world;
    private final Notebook notebook;
    private final Examiner examiner;
    private final Runnable keep;
    private final Consumer<String> progress;
    private final List<Finding> violations = new ArrayList<>();
    private int rounds;
    private int checked;
    private double slowestRecoverySeconds;

    /** @param keep called when something was found, before anything else happens */
    Prover(Breaker breaker, ProofWorld world, Examiner examiner, Runnable keep, Consumer<String> progress) {
        this.breaker = breaker;
        this.world = world;
        this.notebook = world.notebook();
        this.examiner = examiner;
        this.keep = keep;
        this.progress = progress;
    }

    /** Goes through a plan until something is found, or to its end. */
    void run(List<Round> plan, Clients clients) throws Exception {
        recovered(Instant.now());
        for (var round : plan) {
            suffer(round);
            rounds = round.number();
            clients.givenUp().forEach(this::note);
            boolean last = round.number() == plan.size() || !violations.isEmpty();
            if (last || round.number() % ROUNDS_BETWEEN_CHECKS == 0) {
                examine(clients, last);
            }
            if (!violations.isEmpty()) {
                return;
            }
        }
    }

    private void examine(Clients clients, boolean last) throws Exception {
        var found = clients.resting(() -> {
            if (last) {
                clients.close();
            }
            clients.givenUp().forEach(this::note);
            return look();
        });
        checked = rounds;
        violations.addAll(found);
        found.stream().limit(TOLD).map(Finding::toString).forEach(progress);
        progress.accept("checked: " + (violations.isEmpty() ? "all is well" : violations.size() + " findings"));
    }

    private List<Finding> look() throws InterruptedException {
        var found = new ArrayList<>(examiner.examine());
        notebook.refused()
                .forEach((what, times) -> found.add(
                        new Finding(Finding.Kind.UNFINISHED, "clients were refused " + times + " times: " + what)));
        if (!found.isEmpty() || !violations.isEmpty()) {
            keep.run();
        }
        return found;
    }

    /** How many rounds there were. */
    int rounds() {
        return rounds;
    }

    /** After how many of them all checks have looked. */
    int checked() {
        return checked;
    }

    /** What was found. */
    List<Finding> violations() {
        return List.copyOf(violations);
    }

    /**
     * The longest time from the end of a fault, when what was killed is started again, until a payment that was taken after it
     * is completed.
     */
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
        int before = notebook.acknowledged(PaymentActivity.KIND).size();
        var end = Instant.now().plus(RECOVERY_LONGEST);
        while (!world.isAnyCompleted(notebook.acknowledgedSince(PaymentActivity.KIND, before))) {
            if (Instant.now().isAfter(end)) {
                note(new Finding(Finding.Kind.UNFINISHED, "no payment was taken and completed in " + RECOVERY_LONGEST));
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
