package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one run of clients came to.
 *
 * @param latencies in microseconds
 * @param used processor time of each process
 * @param lateness of clients that have a schedule
 */
public record Sample(Duration elapsed, Histogram latencies, Map<String, Duration> used, Lateness lateness) {

    private static final double MICROS_PER_MILLI = 1_000;

    /** Of clients that have no schedule. */
    Sample(Duration elapsed, Histogram latencies, Map<String, Duration> used) {
        this(elapsed, latencies, used, Lateness.NONE);
    }

    /** Requests that were answered per second. */
    public double rate() {
        return answered() / (elapsed.toNanos() / 1e9);
    }

    /** In milliseconds. */
    public double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** Milliseconds of processor time that a request cost this process. */
    public double cost(String process) {
        return used.getOrDefault(process, Duration.ZERO).toNanos() / 1e6 / answered();
    }

    /** Milliseconds of processor time that a request cost all processes. */
    public double cost() {
        return used.keySet().stream().mapToDouble(this::cost).sum();
    }

    private long answered() {
        return latencies.getTotalCount() - lateness.unsent();
    }
}
