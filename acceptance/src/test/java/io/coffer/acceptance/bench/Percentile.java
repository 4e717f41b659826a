package io.coffer.acceptance.bench;

import java.util.List;

/** Percentiles of a few values; {@link Sample} has those of many. */
public final class Percentile {

    private Percentile() {}

    /** The least value that so many of a hundred do not exceed. */
    public static double of(double percent, List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
