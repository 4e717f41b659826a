package io.coffer.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final Processes NOBODY = new Processes(Map.of());
    private static final Duration LENGTH = Duration.ofMillis(50);

    @Test
    void noMoreAreUnderWayThanAllowedAndAllHaveEndedAfterwards() throws Exception {
        var later = Executors.newSingleThreadScheduledExecutor();
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        try {
            var sample = new Pipeline(4, 3, () -> (client, number, ended) -> {
                        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                        var unused = later.schedule(
                                () -> {
                                    underWay.decrementAndGet();
                                    ended.run();
                                },
                                1,
                                TimeUnit.MILLISECONDS);
                        return 202;
                    })
                    .run(LENGTH, NOBODY);

            assertThat(most).hasValueBetween(1, 3);
            assertThat(underWay).hasValue(0);
            assertThat(sample.latencies().getTotalCount()).isGreaterThanOrEqualTo(4);
            assertThat(sample.latencies().getMinValue()).isGreaterThanOrEqualTo(1_000);
            assertThat(sample.elapsed()).isGreaterThanOrEqualTo(LENGTH);
        } finally {
            later.shutdownNow();
        }
    }

    @Test
    void aRefusalEndsIt() {
        var pipeline = new Pipeline(2, 3, () -> (client, number, ended) -> 503);

        assertThatThrownBy(() -> pipeline.run(LENGTH, NOBODY)).hasRootCauseMessage("answered with 503");
    }
}
