package io.coffer.acceptance.bench;

import java.util.ArrayList;
import java.util.List;

/** How much was due and not done yet, looked at again and again. Thread-safe. */
public final class Backlog {

    private final List<Look> looks = new ArrayList<>();

    private record Look(double second, long open) {}

    /** So much was due by this second of the run and not done yet. */
    public synchronized void saw(double second, long open) {
        looks.add(new Look(second, open));
    }

    /** By how much it grew in a second: the slope of the line through all looks. Zero if there is less than two. */
    public synchronized double growth() {
        double seconds = mean(looks.stream().map(Look::second).toList());
        double opens = mean(looks.stream().map(look -> (double) look.open()).toList());
        double together = 0;
        double apart = 0;
        for (var look : looks) {
            together += (look.second() - seconds) * (look.open() - opens);
            apart += (look.second() - seconds) * (look.second() - seconds);
        }
        return apart == 0 ? 0 : together / apart;
    }

    /** What was not done yet at most. */
    public synchronized long most() {
        return looks.stream().mapToLong(Look::open).max().orElse(0);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }
}
