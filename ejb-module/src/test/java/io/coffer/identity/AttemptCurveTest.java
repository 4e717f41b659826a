package io.coffer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptCurveTest {

    private final AttemptCurve curve = new AttemptCurve(4, Duration.ofSeconds(30), Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 30", "6, 60", "7, 120", "8, 240", "9, 480", "10, 900", "11, 900", "2147483647, 900"
    })
    void theWaitDoublesUpToItsLimit(int failures, long seconds) {
        assertThat(curve.wait(failures)).hasSeconds(seconds);
    }

    @Test
    void aDayOfGuessingIsAHundredGuesses() {
        var passed = Duration.ZERO;
        int guesses = 0;
        while (passed.compareTo(Duration.ofDays(1)) < 0) {
            passed = passed.plus(curve.wait(++guesses));
        }
        assertThat(guesses).isLessThan(110);
    }
}
