package io.coffer.sandbox.provider;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long the providers take to answer, evenly spread between two limits; can be changed while they run. */
public final class Latency {

    private volatile Range range;

    /**
     * The limits.
     *
     * @param minMs shortest, milliseconds
     * @param maxMs longest, milliseconds
     */
    public record Range(long minMs, long maxMs) {

        private static final long LIMIT_MILLIS = 60_000;

        /** Checks the limits. */
        public Range {
            if (minMs < 0 || maxMs < minMs || maxMs > LIMIT_MILLIS) {
                throw new IllegalArgumentException("0 <= min_ms <= max_ms <= " + LIMIT_MILLIS);
            }
        }
    }

    /** Starts with these limits. */
    public Latency(Duration min, Duration max) {
        this.range = new Range(min.toMillis(), max.toMillis());
    }

    /** The limits now. */
    public Range range() {
        return range;
    }

    /** Changes the limits. */
    public void set(Range newRange) {
        range = newRange;
    }

    /** Changes the limits. */
    public void set(Duration min, Duration max) {
        set(new Range(min.toMillis(), max.toMillis()));
    }

    Duration next() {
        Range now = range;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(now.minMs(), now.maxMs() + 1));
    }
}
