package io.coffer.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final Asset JPY = new Asset("JPY", AssetKind.FIAT, 0);

    @Test
    void aShareIsRoundedHalfToEven() {
        assertThat(Money.of("0.50", EUR).share(new BigDecimal("0.05"))).isEqualTo(Money.of("0.02", EUR));
        assertThat(Money.of("0.70", EUR).share(new BigDecimal("0.05"))).isEqualTo(Money.of("0.04", EUR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,00",
                "1e3",
                "1E309",
                "NaN",
                "Infinity",
                "+1",
                ".5",
                "5.",
                "00.10",
                "0x1F",
                "1 000",
                "--1",
                "1.0.0",
                "١٢",
                "123456789012345678901",
                "1234567890123456789012345678901234567890"
            })
    void whatIsNotAPlainDecimalIsRefused(String text) {
        assertThat(refusal(Money.parse(text, EUR))).isEqualTo(ProblemType.AMOUNT_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "0.000", "1.5000000000000000000000"})
    void moreDecimalsThanTheAssetHasAreRefusedAndNotRounded(String text) {
        assertThat(refusal(Money.parse(text, EUR))).isEqualTo(ProblemType.AMOUNT_SCALE);
    }

    @Test
    void anAssetWithoutDecimalsTakesNone() {
        assertThat(Money.parse("100", JPY).orElseThrow().plain()).isEqualTo("100");
        assertThat(refusal(Money.parse("100.0", JPY))).isEqualTo(ProblemType.AMOUNT_SCALE);
    }

    @Test
    void anAmountThatWouldHaveToBeRoundedCanNotBeMade() {
        assertThatThrownBy(() -> new Money(new BigDecimal("0.001"), EUR)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amountsOfTwoAssetsDoNotMeet() {
        assertThatThrownBy(() -> Money.of("1", EUR).plus(Money.of("1", JPY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsMovedIsPositiveAndFarFromWhatARowCanHold() {
        assertThat(Money.toMove("999999999999999.99", EUR).orElseThrow().plain())
                .isEqualTo("999999999999999.99");
        assertThat(refusal(Money.toMove("1000000000000000", EUR))).isEqualTo(ProblemType.AMOUNT_TOO_LARGE);
        assertThat(refusal(Money.toMove("-1000000000000000", EUR))).isEqualTo(ProblemType.AMOUNT_NOT_POSITIVE);
        assertThat(refusal(Money.toMove("0.00", EUR))).isEqualTo(ProblemType.AMOUNT_NOT_POSITIVE);
        assertThat(refusal(Money.toMove("10", EUR, 1))).isEqualTo(ProblemType.AMOUNT_TOO_LARGE);
        assertThat(refusal(Money.toMove("0.001", EUR))).isEqualTo(ProblemType.AMOUNT_SCALE);
    }

    private static ProblemType refusal(Outcome<Money> outcome) {
        return ((Refused<Money>) outcome).type();
    }
}
