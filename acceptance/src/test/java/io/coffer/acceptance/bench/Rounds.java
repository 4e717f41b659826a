package io.coffer.acceptance.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs scenarios by turns.
 *
 * @param length of one run of clients
 * @param repetitions that count, of each scenario
 */
public record Rounds(Processes processes, Duration length, int repetitions) {

    private static final int MOST_WARM_UPS = 4;
    private static final double FLAT = 0.05;

    /** Warms all of them up, each for as long as it gets faster but not for ever, then takes turns: one run of each, and again. */
    public Results take(List<Scenario> scenarios) throws InterruptedException {
        var load = new Load(processes);
        var all = new ArrayList<Series>();
        for (var scenario : scenarios) {
            warmUp(load, scenario);
            all.add(new Series(scenario, new ArrayList<>()));
        }
        for (int i = 0; i < repetitions; i++) {
            for (var series : all) {
                series.samples().add(load.run(series.scenario(), length));
            }
        }
        return new Results(all);
    }

    private void warmUp(Load load, Scenario scenario) throws InterruptedException {
        double before = 0;
        double rate = load.run(scenario, length).rate();
        for (int i = 1; rate > before * (1 + FLAT) && i < MOST_WARM_UPS * repetitions; i++) {
            before = rate;
            rate = load.run(scenario, length).rate();
        }
    }
}
