package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs scenarios by turns.
 *
 * @param length of one run of clients
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
        var load = new Load(processes);
        var all = scenarios.stream()
                .map(scenario -> new Series(scenario, new ArrayList<>()))
                .toList();
        for (int i = 0; i < repetitions; i++) {
            progress.accept(purpose + ", turn " + (i + 1) + " of " + repetitions);
            for (var series : all) {
                series.samples().add(load.run(series.scenario(), length));
            }
        }
        return new Results(all);
    }
}
