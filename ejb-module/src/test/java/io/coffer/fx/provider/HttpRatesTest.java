package io.coffer.fx.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.fx.MidRate;
import io.coffer.fx.Pair;
import io.coffer.fx.provider.RatesBody.RateBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is understood of a rate provider's answers, and what is left out. */
class HttpRatesTest {

    private static final String NOON = "2026-11-21T12:00:00Z";
    private static final RateBody GOOD = new RateBody("EUR", "USD", "1.0835", NOON);

    @Test
    void aWellFormedRateIsRead() {
        assertThat(read(GOOD))
                .containsExactly(new MidRate(Pair.of("EUR/USD"), new BigDecimal("1.0835"), Instant.parse(NOON)));
    }

    static Stream<RateBody> nonsense() {
        return Stream.of(
                new RateBody(null, "USD", "1.0835", NOON),
                new RateBody("EUR", null, "1.0835", NOON),
                new RateBody("EUR", "USD", null, NOON),
                new RateBody("EUR", "USD", "1.0835", null),
                new RateBody("EUR", "USD", "NaN", NOON),
                new RateBody("EUR", "USD", "Infinity", NOON),
                new RateBody("EUR", "USD", "-1.0835", NOON),
                new RateBody("EUR", "USD", "1e3", NOON),
                new RateBody("EUR", "USD", "1,0835", NOON),
                new RateBody("EUR", "USD", "", NOON),
                new RateBody("EUR", "USD", "9".repeat(400), NOON),
                new RateBody("EUR", "USD", "1.0835", "noon"),
                new RateBody("EUR", "USD", "1.0835", "2026-11-21"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void whatIsNotIsLeftOutAndTheRestIsRead(RateBody body) {
        assertThat(read(body, GOOD, null)).hasSize(1);
    }

    @Test
    void anAnswerWithoutRatesIsAFailure() {
        assertThatThrownBy(() -> new HttpRates(() -> new RatesBody(null)).rates())
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<MidRate> read(@Nullable RateBody... bodies) {
        return new HttpRates(() -> new RatesBody(Arrays.asList(bodies))).rates();
    }
}
