package io.coffer.acceptance.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds, as all samples count them. */
final class Latencies {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    private Latencies() {}

    static Histogram none() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }

    static void record(Histogram latencies, long nanos) {
        latencies.recordValue(Math.min(LONGEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }
}
