package io.coffer.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final Processes NOBODY = new Processes(Map.of());

    private final Hands hands = new Hands();

    /** A clock that goes on only when somebody sleeps or works. */
    private static final class Hands implements OpenLoop.Time {

        private long nanos;

        @Override
        public long now() {
            return nanos;
        }

        @Override
        public void sleepUntil(long moment) {
            nanos = Math.max(nanos, moment);
        }

        void pass(long millis) {
            nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        }
    }

    @Test
    void whoKeepsUpIsNeverLate() throws Exception {
        var sample = loop(100, number -> 4).run(Duration.ofSeconds(1), NOBODY);

        assertThat(sample.latencies().getTotalCount()).isEqualTo(100);
        assertThat(sample.latencies().getMaxValue()).isBetween(4_000L, 4_010L);
        assertThat(sample.latencies().getMinValue()).isBetween(4_000L, 4_010L);
        assertThat(sample.lateness()).isEqualTo(Lateness.NONE);
    }

    /** Ten are due while the first one stalls for 100 ms, and have waited for it. */
    @Test
    void aStallCountsForAllThatWereDueMeanwhile() throws Exception {
        var sample = loop(100, number -> number == 0 ? 100 : 0).run(Duration.ofSeconds(1), NOBODY);

        assertThat(sample.latencies().getTotalCount()).isEqualTo(100);
        assertThat(sample.latencies().getCountBetweenValues(9_000, 101_000)).isEqualTo(10);
        assertThat(sample.percentile(100)).isBetween(100.0, 100.1);
        assertThat(sample.percentile(95)).isBetween(50.0, 60.1);
        assertThat(sample.lateness().longest()).isEqualTo(Duration.ofMillis(90));
    }

    /** Each takes 100 ms, and one is due every 10 ms: after two seconds, twenty of a hundred are sent. */
    @Test
    void whatCanNotBeSentIsGivenUpAndCountsAsWaiting() throws Exception {
        var sample = loop(100, number -> 100).run(Duration.ofSeconds(1), NOBODY);

        assertThat(sample.lateness().unsent()).isEqualTo(80);
        assertThat(sample.latencies().getTotalCount()).isEqualTo(100);
        assertThat(sample.rate()).isEqualTo(10);
        assertThat(sample.percentile(50)).isGreaterThan(1_000);
    }

    @Test
    void whatIsDueCountsUntilTheLastOneIs() throws Exception {
        var seen = new ArrayList<OptionalLong>();
        var loop = new OpenLoop[1];
        loop[0] = loop(100, number -> {
            seen.add(loop[0].due());
            return number == 0 ? 100 : 0;
        });
        assertThat(loop[0].due()).isEmpty();

        loop[0].run(Duration.ofSeconds(1), NOBODY);
        hands.pass(10);

        assertThat(seen.get(0)).hasValue(1);
        assertThat(seen.subList(1, 12)).containsOnly(OptionalLong.of(11), OptionalLong.of(12));
        assertThat(seen.get(99)).hasValue(100);
        assertThat(loop[0].due()).isEmpty();
    }

    @Test
    void aRequestThatIsRefusedEndsIt() {
        var loop = new OpenLoop(100, 1, () -> (client, number) -> 503, hands);

        assertThatThrownBy(() -> loop.run(Duration.ofSeconds(1), NOBODY)).hasRootCauseMessage("answered with 503");
    }

    private interface Millis {
        long of(long number);
    }

    private OpenLoop loop(double perSecond, Millis work) {
        return new OpenLoop(
                perSecond,
                1,
                () -> (client, number) -> {
                    hands.pass(work.of(number));
                    return 200;
                },
                hands);
    }
}
