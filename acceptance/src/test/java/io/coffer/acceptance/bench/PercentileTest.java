package io.coffer.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentileTest {

    @Test
    void ofAHundredValuesOneMayBeGreaterThanTheNinetyNinthPercentile() {
        var values = new ArrayList<>(
                IntStream.rangeClosed(1, 100).mapToObj(value -> (double) value).toList());
        Collections.shuffle(values);

        assertThat(Percentile.of(99, values)).isEqualTo(99);
        assertThat(Percentile.of(50, values)).isEqualTo(50);
        assertThat(Percentile.of(100, values)).isEqualTo(100);
    }

    @Test
    void ofFewValuesItIsTheGreatest() {
        assertThat(Percentile.of(99, List.of(3.0, 9.0, 1.0))).isEqualTo(9);
        assertThat(Percentile.of(0, List.of(3.0, 9.0, 1.0))).isEqualTo(1);
    }
}
