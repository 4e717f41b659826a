package io.coffer.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog();

    @Test
    void whatGoesUpAndDownDoesNotGrow() {
        for (int i = 0; i < 101; i++) {
            backlog.saw(i, i % 2 == 0 ? 10 : 30);
        }

        assertThat(backlog.growth()).isCloseTo(0, within(0.01));
        assertThat(backlog.most()).isEqualTo(30);
    }

    @Test
    void growthIsToldPerSecond() {
        for (int i = 0; i < 100; i++) {
            backlog.saw(i / 10.0, 7 + i);
        }

        assertThat(backlog.growth()).isCloseTo(10, within(1e-9));
        assertThat(backlog.most()).isEqualTo(106);
    }

    @Test
    void oneLookShowsNoGrowth() {
        backlog.saw(1, 5);

        assertThat(backlog.growth()).isZero();
    }
}
