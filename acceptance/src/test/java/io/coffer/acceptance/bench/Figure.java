package io.coffer.acceptance.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the report.
 *
 * @param value the median of the repetitions
 * @param goal such as {@code ≥ 0.8}; none for what is only told
 * @param spread the distance between the least and the greatest, as a share of the value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
        String name,
        double value,
        @Nullable String goal,
        @Nullable Boolean met,
        String unit,
        int repetitions,
        double spread) {

    public static Figure of(String name, List<Double> values, String unit) {
        return of(name, values, unit, null, null);
    }

    public static Figure atLeast(double goal, String name, List<Double> values, String unit) {
        return of(name, values, unit, "≥ " + goal, median(values) >= goal);
    }

    public static Figure atMost(double goal, String name, List<Double> values, String unit) {
        return of(name, values, unit, "≤ " + goal, median(values) <= goal);
    }

    /** Of the repetitions of two series, that of the same turn by that of the same turn. */
    public static List<Double> ratios(List<Double> figures, List<Double> references) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < figures.size(); i++) {
            ratios.add(figures.get(i) / references.get(i));
        }
        return ratios;
    }

    private static Figure of(
            String name, List<Double> values, String unit, @Nullable String goal, @Nullable Boolean met) {
        var sorted = values.stream().sorted().toList();
        double value = median(values);
        double distance = sorted.get(sorted.size() - 1) - sorted.get(0);
        return new Figure(name, value, goal, met, unit, values.size(), value == 0 ? 0 : distance / value);
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
