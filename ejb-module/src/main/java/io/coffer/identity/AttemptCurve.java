package io.coffer.identity;

import java.time.Duration;

/**
 * How long a failure shuts the door: not at all for the first few, then twice as long each time, up to a limit that an
 * honest person can wait for.
 *
 * @param free how many failures cost nothing
 * @param first the wait after the next one
 * @param longest the limit
 */
record AttemptCurve(int free, Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 30;

    /** @param failures how many there were, with the last one */
    Duration wait(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free - 1, MAX_DOUBLINGS);
        long seconds = first.toSeconds() << doublings;
        return Duration.ofSeconds(Math.min(seconds, longest.toSeconds()));
    }
}
