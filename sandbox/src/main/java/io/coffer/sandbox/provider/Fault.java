package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a provider misbehaves, and for how long: for the next calls, or for a share of all calls until it is cleared.
 *
 * @param kind what happens
 * @param nextCalls how many calls it hits; {@code null} if {@code share} is given
 * @param share which part of the calls it hits, more than 0 and at most 1; {@code null} if {@code nextCalls} is given
 * @param seed of the random choice with {@code share}, so that a test can be repeated; 1 if not given
 * @param delayMs for {@link Kind#DELAY}: when it answers, milliseconds
 * @param on which calls it hits; orders if not given
 */
public record Fault(
        Kind kind,
        @Nullable Integer nextCalls,
        @Nullable Double share,
        @Nullable Long seed,
        @Nullable Long delayMs,
        @Nullable Operation on) {

    private static final long DELAY_LIMIT_MILLIS = 600_000;
    private static final int CALLS_LIMIT = 10_000_000;

    /** What happens to a call. */
    public enum Kind {
        /** 422, a refusal for good. */
        @JsonProperty("refuse")
        REFUSE,
        /** 503, the order is not taken. */
        @JsonProperty("fail")
        FAIL,
        /** Taken, answered late. */
        @JsonProperty("delay")
        DELAY,
        /** Never answered, not taken. */
        @JsonProperty("hang")
        HANG,
        /** Taken, then the connection is closed without an answer. */
        @JsonProperty("drop-after-accept")
        DROP_AFTER_ACCEPT,
        /** Taken, answered 200 with nonsense. */
        @JsonProperty("garbage")
        GARBAGE
    }

    /** Which calls a fault hits. */
    public enum Operation {
        /** Orders (POST). */
        @JsonProperty("order")
        ORDER,
        /** Look-ups and lists (GET). */
        @JsonProperty("lookup")
        LOOKUP
    }

    /** Checks the members against each other. */
    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("kind is missing");
        }
        if ((nextCalls == null) == (share == null)) {
            throw new IllegalArgumentException("either next_calls or share");
        }
        if (nextCalls != null && (nextCalls < 1 || nextCalls > CALLS_LIMIT)) {
            throw new IllegalArgumentException("next_calls must be from 1 to " + CALLS_LIMIT);
        }
        if (share != null && !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be more than 0 and at most 1");
        }
        if (seed != null && share == null) {
            throw new IllegalArgumentException("seed goes with share");
        }
        if ((kind == Kind.DELAY) != (delayMs != null)) {
            throw new IllegalArgumentException("delay_ms goes with delay, and delay with delay_ms");
        }
        if (delayMs != null && (delayMs < 0 || delayMs > DELAY_LIMIT_MILLIS)) {
            throw new IllegalArgumentException("delay_ms must be from 0 to " + DELAY_LIMIT_MILLIS);
        }
        if (on == null) {
            on = Operation.ORDER;
        }
    }

    /** A fault that hits the next orders. */
    public static Fault next(Kind kind, int calls) {
        return new Fault(kind, calls, null, null, null, null);
    }

    /** A fault that hits a share of all orders until it is cleared. */
    public static Fault share(Kind kind, double share, long seed) {
        return new Fault(kind, null, share, seed, null, null);
    }

    /** The next orders are answered late. */
    public static Fault delay(long delayMs, int calls) {
        return new Fault(Kind.DELAY, calls, null, null, delayMs, null);
    }

    /** The same fault for look-ups. */
    public Fault onLookup() {
        return new Fault(kind, nextCalls, share, seed, delayMs, Operation.LOOKUP);
    }
}
