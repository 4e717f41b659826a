package io.coffer.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    @Test
    void oneWindowHasThePolicysName() {
        assertThat(Policy.of("strict", "20/min").windows())
                .containsExactly(new Window("strict", 20, 20, Duration.ofMinutes(1)));
        assertThat(Policy.of("attempt", "2/min burst 10").windows())
                .containsExactly(new Window("attempt", 10, 2, Duration.ofMinutes(1)));
    }

    @Test
    void severalWindowsHaveTheirUnitsNamesBesides() {
        assertThat(Policy.of("standard", "100/s burst 200 , 3000/min,100000/h").windows())
                .containsExactly(
                        new Window("standard-second", 200, 100, Duration.ofSeconds(1)),
                        new Window("standard-minute", 3000, 3000, Duration.ofMinutes(1)),
                        new Window("standard-hour", 100_000, 100_000, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "100/s, 1, 1",
        "100/s burst 250, 3, 1",
        "20/min, 60, 3",
        "2/min burst 10, 300, 30",
        "7/min burst 1, 9, 9",
        "1/h, 3600, 3600"
    })
    void aWindowKnowsItsTimesInWholeSeconds(String text, long seconds, long secondsPerToken) {
        var window = Policy.of("any", text).windows().get(0);

        assertThat(window.seconds()).isEqualTo(seconds);
        assertThat(window.secondsPerToken()).isEqualTo(secondsPerToken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "100",
                "0/s",
                "-1/s",
                "1.5/s",
                "100/sec",
                "100/s burst",
                "100/s burst 0",
                "100/s, ",
                "10/s, 20/s",
                "9999999999/s",
                "unlimited"
            })
    void whatIsWrittenOtherwiseIsRefusedByName(String text) {
        assertThatThrownBy(() -> Policy.of("standard", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("standard")
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gold", "9to5", "a b", "a\"b", "abcdefghijklmnopqrstuvwxyzabcde"})
    void aNameStandsInHeadersWithoutHarm(String name) {
        assertThatThrownBy(() -> Policy.of(name, "1/s")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyThatWasChangedIsAnother() {
        assertThat(Policy.of("standard", "1/s burst 2")).hasToString("standard:1/1/2");
        assertThat(Policy.of("standard", "1/s burst 3").toString())
                .isNotEqualTo(Policy.of("standard", "1/s burst 2").toString());
    }
}
