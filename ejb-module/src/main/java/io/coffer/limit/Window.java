package io.coffer.limit;

import java.time.Duration;

/**
 * One bucket of a {@link Policy}.
 *
 * @param name what it is called in answers
 * @param quota tokens that it holds when it is full
 * @param refill tokens that flow in, evenly, during {@code period}
 */
public record Window(String name, long quota, long refill, Duration period) {

    /** Time in which an empty bucket is full again, in whole seconds, rounded up. */
    public long seconds() {
        return divideUp(Math.multiplyExact(quota, period.toSeconds()), refill);
    }

    /** Time until the next token at the latest, in whole seconds, rounded up. */
    public long secondsPerToken() {
        return divideUp(period.toSeconds(), refill);
    }

    static long divideUp(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
