package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one run of clients came to.
 *
 * @param latencies in microseconds
 * @param used processor time of each process
 */
public record Sample(Duration elapsed, Histogram latencies, Map<String, Duration> used) {

    private static final double MICROS_PER_MILLI = 1_000;

    /** Requests per second. */
    public double rate() {
        return latencies.getTotalCount() / (elapsed.toNanos() / 1e9);
    }

    /** In milliseconds. */
    public double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** Milliseconds of processor time that a request cost this process. */
    public double cost(String process) {
        return used.getOrDefault(process, Duration.ZERO).toNanos() / 1e6 / latencies.getTotalCount();
    }

    /** Milliseconds of processor time that a request cost all processes. */
    public double cost() {
        return used.keySet().stream().mapToDouble(this::cost).sum();
    }
}
