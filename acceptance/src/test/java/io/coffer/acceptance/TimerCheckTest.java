package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimerCheckTest {

    @Test
    void onceAMinuteIsRight() {
        assertThat(TimerCheck.tooMany(List.of())).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L))).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L, 2L, 3L))).isZero();
    }

    @Test
    void oneMayBeLateAndComeWithTheNext() {
        assertThat(TimerCheck.tooMany(List.of(1L, 3L, 3L, 4L))).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L, 9L, 9L, 10L))).isZero();
        assertThat(TimerCheck.tooMany(List.of(1L, 2L, 20L, 21L))).isZero();
    }

    @Test
    void whatIsStartedTwiceIsTooMuch() {
        assertThat(TimerCheck.tooMany(List.of(1L, 1L, 1L))).isOne();
        assertThat(TimerCheck.tooMany(List.of(1L, 1L, 2L, 2L))).isOne();
        assertThat(TimerCheck.tooMany(List.of(1L, 9L, 9L, 9L, 10L))).isOne();
        assertThat(TimerCheck.tooMany(List.of(1L, 9L, 9L, 10L, 10L, 11L, 11L))).isEqualTo(2);
    }
}
