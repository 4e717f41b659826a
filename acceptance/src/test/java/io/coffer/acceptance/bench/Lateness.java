package io.coffer.acceptance.bench;

import java.time.Duration;

/**
 * How far clients fell behind a schedule.
 *
 * @param longest that a request was sent after it should have been
 * @param unsent requests that were given up, because they were too late
 */
public record Lateness(Duration longest, long unsent) {

    /** Of clients without a schedule. */
    static final Lateness NONE = new Lateness(Duration.ZERO, 0);
}
