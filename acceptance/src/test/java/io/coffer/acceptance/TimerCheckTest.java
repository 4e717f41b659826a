package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimerCheckTest {

    @Test
    void onceAMinuteIsRight() {
        assertThat(TimerCheck.tooMany(List.of(), 1)).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L), 1)).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L, 2L, 3L), 1)).isZero();
    }

    @Test
    void oneMayBeLateAndComeWithTheNext() {
        assertThat(TimerCheck.tooMany(List.of(1L, 3L, 3L, 4L), 1)).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L, 9L, 9L, 10L), 1)).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L, 2L, 20L, 21L), 1)).isZero();
    }

    @Test
    void whatIsStartedTwiceIsTooMuch() {
        assertThat(TimerCheck.tooMany(List.of(1L, 1L, 1L), 1)).isOne();
        assertThat(TimerCheck.tooMany(List.of(1L, 1L, 2L, 2L), 1)).isOne();
        assertThat(TimerCheck.tooMany(List.of(1L, 9L, 9L, 9L, 10L), 1)).isOne();
        assertThat(TimerCheck.tooMany(List.of(1L, 9L, 9L, 10L, 10L, 11L, 11L), 1))
                .isEqualTo(2);
    }

    @Test
    void soItIsWithOtherPeriods() {
        assertThat(TimerCheck.tooMany(List.of(0L, 5L, 10L), 5)).isZero();
        assertThat(TimerCheck.tooMany(List.of(4L, 5L, 10L), 5))
                .as("one was late")
                .isZero();
        assertThat(TimerCheck.tooMany(List.of(0L, 0L, 5L, 5L, 10L), 5)).isOne();
        assertThat(TimerCheck.tooMany(List.of(0L, 0L, 0L, 5L), 5)).isOne();
    }
}
