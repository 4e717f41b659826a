package io.coffer.acceptance;

import io.coffer.acceptance.bench.Figure;
import java.util.ArrayList;

/** How long the server takes until it is ready again. Stops it, and with it what is deployed beside Coffer. */
final class RestartBench {

    private static final double READY_GOAL = 12;

    private final Benchmark benchmark;

    RestartBench(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    /** @param times that it is stopped and started */
    void measure(int times) throws Exception {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            benchmark.progress("starting the server again, " + (i + 1) + " of " + times);
            Running.stack().server().stop();
            seconds.add(Benchmark.seconds(Benchmark.startOfServer()));
        }
        benchmark.report().add(Figure.atMost(READY_GOAL, "second start, command to ready", seconds, "s"));
    }
}
