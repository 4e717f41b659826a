package io.coffer.acceptance.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits until all that was begun has come to its end, and looks. */
public final class Examiner {

    private static final long POLL_MILLIS = 200;

    private final List<Check> checks;
    private final Duration longest;

    /** @param longest that it waits for the end */
    public Examiner(List<Check> checks, Duration longest) {
        this.checks = List.copyOf(checks);
        this.longest = longest;
    }

    /** What is not as it should be. Nobody may begin anything meanwhile. */
    public List<Finding> examine() throws InterruptedException {
        var end = Instant.now().plus(longest);
        while (!isFinished() && Instant.now().isBefore(end)) {
            Thread.sleep(POLL_MILLIS);
        }
        return look();
    }

    /** As {@link #examine}, without waiting. */
    public List<Finding> look() {
        return checks.stream().flatMap(check -> check.findings().stream()).toList();
    }

    private boolean isFinished() {
        return checks.stream().allMatch(Check::isFinished);
    }
}
