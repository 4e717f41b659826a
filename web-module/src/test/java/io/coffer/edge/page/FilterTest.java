package io.coffer.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What may stand in a filter. */
class FilterTest {

    @Test
    void anId() {
        assertThat(Filter.id("f").allows("01900000-0000-7000-8000-000000000c01"))
                .isTrue();
        assertThat(Filter.id("f").allows("01900000")).isFalse();
    }

    @Test
    void aCodeIsShortAndPlain() {
        var code = Filter.code("f");

        assertThat(code.allows("channel.api-key.revoked")).isTrue();
        assertThat(code.allows("")).isFalse();
        assertThat(code.allows("a b")).isFalse();
        assertThat(code.allows("ä")).isFalse();
        assertThat(code.allows("a".repeat(65))).isFalse();
    }

    @Test
    void aTextIsAnythingThatCanBeWritten() {
        var text = Filter.text("f");

        assertThat(text.allows("Zoë 😀 <o'neil@example.com>")).isTrue();
        assertThat(text.allows(" ")).isFalse();
        assertThat(text.allows("a\u0000")).isFalse();
        assertThat(text.allows("a\uD83D")).isFalse();
        assertThat(text.allows("a".repeat(255))).isFalse();
    }

    @Test
    void oneOfSomeNames() {
        var unit = Filter.oneOf("f", TimeUnit.class);

        assertThat(unit.allows("DAYS")).isTrue();
        assertThat(unit.allows("days")).isFalse();
    }

    @Test
    void anInstantIsInUtcAndInTheCalendar() {
        var instant = Filter.instant("f");

        assertThat(instant.allows("2026-11-01T00:00:00Z")).isTrue();
        assertThat(instant.allows("2026-11-01T00:00:00.123456Z")).isTrue();
        assertThat(instant.allows("2026-11-01T00:00:00+02:00")).isFalse();
        assertThat(instant.allows("2026-11-01")).isFalse();
        assertThat(instant.allows("2026-02-30T00:00:00Z")).isFalse();
        assertThat(instant.allows("2026-11-01T25:00:00Z")).isFalse();
    }

    @Test
    void anAmountIsPlainAndHasNoSign() {
        var amount = Filter.amount("f");

        assertThat(amount.allows("0")).isTrue();
        assertThat(amount.allows("12.50")).isTrue();
        assertThat(amount.allows("0.000000000000000001")).isTrue();
        assertThat(amount.allows("-1")).isFalse();
        assertThat(amount.allows("1e3")).isFalse();
        assertThat(amount.allows("01")).isFalse();
        assertThat(amount.allows("1.")).isFalse();
        assertThat(amount.allows("1".repeat(21))).isFalse();
        assertThat(amount.allows("0." + "1".repeat(19))).isFalse();
    }
}
