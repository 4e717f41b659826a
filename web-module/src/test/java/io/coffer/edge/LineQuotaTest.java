package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LineQuotaTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LineQuota quota = new LineQuota(2);

    @Test
    void aMinuteHasSoManyLinesAndNoMore() {
        assertThat(quota.ask(NOON)).hasValue(0);
        assertThat(quota.ask(NOON.plusSeconds(59))).hasValue(0);
        assertThat(quota.ask(NOON.plusSeconds(59))).isEmpty();
        assertThat(quota.ask(NOON.plusSeconds(60))).isPresent();
    }

    @Test
    void theNextLineTellsHowManyWereLeftOut() {
        for (int i = 0; i < 12; i++) {
            quota.ask(NOON);
        }

        assertThat(quota.ask(NOON.plusSeconds(60))).hasValue(10);
        assertThat(quota.ask(NOON.plusSeconds(60))).hasValue(0);
    }
}
