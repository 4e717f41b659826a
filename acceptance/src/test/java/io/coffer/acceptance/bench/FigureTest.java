package io.coffer.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void theMiddleCountsAndTheSpreadIsTold() {
        var figure = Figure.of("x", List.of(30.0, 10.0, 20.0), "ms");

        assertThat(figure.value()).isEqualTo(20);
        assertThat(figure.spread()).isEqualTo(1);
        assertThat(figure.repetitions()).isEqualTo(3);
        assertThat(figure.met()).isNull();
        assertThat(Figure.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }

    @Test
    void aGoalIsMetAtItsEdge() {
        assertThat(Figure.atLeast(0.8, "x", List.of(0.8), "ratio").met()).isTrue();
        assertThat(Figure.atLeast(0.8, "x", List.of(0.799), "ratio").met()).isFalse();
        assertThat(Figure.atMost(1.15, "x", List.of(1.15), "ratio").met()).isTrue();
        assertThat(Figure.atMost(1.15, "x", List.of(1.151), "ratio").met()).isFalse();
    }

    @Test
    void ratiosAreOfTheSameTurn() {
        assertThat(Figure.ratios(List.of(1.0, 6.0), List.of(2.0, 3.0))).containsExactly(0.5, 2.0);
    }
}
