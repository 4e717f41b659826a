package io.coffer.sandbox.webhook;

import org.jspecify.annotations.Nullable;

/**
 * How an endpoint misbehaves.
 *
 * @param status answers this HTTP status instead of the right one
 * @param hang never answers
 * @param delayMs answers this much later, milliseconds
 * @param nextCalls for how many deliveries; until it is cleared if not given
 */
public record Behaviour(
        @Nullable Integer status,
        @Nullable Boolean hang,
        @Nullable Long delayMs,
        @Nullable Integer nextCalls) {

    private static final long DELAY_LIMIT_MILLIS = 600_000;

    /** Checks the members against each other. */
    public Behaviour {
        if (status == null && delayMs == null && !Boolean.TRUE.equals(hang)) {
            throw new IllegalArgumentException("one of status, hang and delay_ms");
        }
        if (status != null && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("status must be from 200 to 599");
        }
        if (delayMs != null && (delayMs < 0 || delayMs > DELAY_LIMIT_MILLIS)) {
            throw new IllegalArgumentException("delay_ms must be from 0 to " + DELAY_LIMIT_MILLIS);
        }
        if (nextCalls != null && nextCalls < 1) {
            throw new IllegalArgumentException("next_calls must be 1 or more");
        }
    }

    /** The next deliveries get this status. */
    public static Behaviour status(int status, int calls) {
        return new Behaviour(status, null, null, calls);
    }

    /** The next deliveries get no answer. */
    public static Behaviour hang(int calls) {
        return new Behaviour(null, true, null, calls);
    }

    boolean hangs() {
        return Boolean.TRUE.equals(hang);
    }
}
