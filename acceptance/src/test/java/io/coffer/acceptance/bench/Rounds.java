package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs scenarios by turns.
 *
 * @param length of one run
 * @param repetitions that count, of each scenario
 * @param progress is told what is under way
 */
public record Rounds(Processes processes, Duration length, int repetitions, Consumer<String> progress) {

    /** Takes turns: one run of each, and again. One turn before them counts for nothing. */
    public Results take(List<Scenario> scenarios) throws InterruptedException {
        warmUp(scenarios);
        var all = scenarios.stream()
                .map(scenario -> new Series(scenario, new ArrayList<>()))
                .toList();
        for (int i = 1; i <= repetitions; i++) {
            progress.accept("turn " + i + " of " + repetitions);
            for (var series : all) {
                series.samples().add(run(series.scenario()));
            }
        }
        return new Results(all);
    }

    /** Takes one turn that counts for nothing. */
    public void warmUp(List<Scenario> scenarios) throws InterruptedException {
        for (var scenario : scenarios) {
            run(scenario);
        }
    }

    private Sample run(Scenario scenario) throws InterruptedException {
        try {
            return scenario.load().run(length, processes);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(scenario.name(), e);
        }
    }
}
