package io.coffer.step;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before trying once more: twice as long each time, up to a limit, with jitter so that those who failed
 * together do not come back together.
 *
 * @param first the wait after the first failure
 * @param longest the limit
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 30;

    /** @param failures how many there were before, from 0 */
    public Duration wait(int failures) {
        long limit = longest.toMillis();
        long full = Math.min(limit, first.toMillis() << Math.min(failures, MAX_DOUBLINGS));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
