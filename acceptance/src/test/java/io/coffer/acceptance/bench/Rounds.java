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

    /** Takes turns: one run of each, and again. As many turns before warm up what runs, and count for nothing. */
    public Results take(List<Scenario> scenarios) throws InterruptedException {
        turns("warming up", scenarios);
        return turns("measuring", scenarios);
    }

    private Results turns(String purpose, List<Scenario> scenarios) throws InterruptedException {
        var all = scenarios.stream()
                .map(scenario -> new Series(scenario, new ArrayList<>()))
                .toList();
        for (int i = 0; i < repetitions; i++) {
            progress.accept(purpose + ", turn " + (i + 1) + " of " + repetitions);
            for (var series : all) {
                series.samples().add(run(series.scenario()));
            }
        }
        return new Results(all);
    }

    private Sample run(Scenario scenario) throws InterruptedException {
        try {
            return scenario.load().run(length, processes);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(scenario.name(), e);
        }
    }
}
