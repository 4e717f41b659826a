package io.coffer.acceptance.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The repetitions of one scenario, in their order. */
public record Series(Scenario scenario, List<Sample> samples) {

    /** A figure of each repetition. */
    public List<Double> each(ToDoubleFunction<Sample> figure) {
        return samples.stream().map(figure::applyAsDouble).toList();
    }
}
