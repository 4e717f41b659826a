package io.coffer.limit;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Remembers that something is away, and lets one caller at a time see whether it is back. */
final class Outage {

    private static final long NONE = Long.MIN_VALUE;

    private final AtomicLong nextTry = new AtomicLong(NONE);
    private final long pauseNanos;
    private final LongSupplier nanoTime;

    Outage(long pauseNanos, LongSupplier nanoTime) {
        this.pauseNanos = pauseNanos;
        this.nanoTime = nanoTime;
    }

    /** Whether to try: always as long as it is there, and once in each pause while it is away. */
    boolean mayTry() {
        long next = nextTry.get();
        if (next == NONE) {
            return true;
        }
        long now = nanoTime.getAsLong();
        return now - next >= 0 && nextTry.compareAndSet(next, now + pauseNanos);
    }

    /** It did not work; true if it was there before. */
    boolean begins() {
        return nextTry.getAndSet(nanoTime.getAsLong() + pauseNanos) == NONE;
    }

    /** It worked; true if it was away before. */
    boolean ends() {
        return nextTry.get() != NONE && nextTry.getAndSet(NONE) != NONE;
    }

    boolean isOn() {
        return nextTry.get() != NONE;
    }
}
