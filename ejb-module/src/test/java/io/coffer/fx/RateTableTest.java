package io.coffer.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.fx.RateTable.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 5 and 6 of the package: what is kept out. */
class RateTableTest {

    private static final Pair EUR_USD = Pair.of("EUR/USD");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RateTable table = new RateTable(Duration.ofMinutes(10));

    @Test
    void theNewestGoodRateIsKnown() {
        assertThat(table.last(EUR_USD)).isEmpty();
        assertThat(offer("1.0835", 0)).isEqualTo(Verdict.TAKEN);
        assertThat(offer("1.0840", 1)).isEqualTo(Verdict.TAKEN);
        assertThat(table.offer(rate("1.2000", NOON), NOON.plusSeconds(2))).isEqualTo(Verdict.OLDER);

        assertThat(last()).isEqualTo("1.0840");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1.08", "0.0000009", "1000000.1", "1.0000000000000000001"})
    void whatCanBeNoRateIsKeptOut(String mid) {
        offer("1.0835", 0);

        assertThat(offer(mid, 1)).isEqualTo(Verdict.NONSENSE);
        assertThat(last()).isEqualTo("1.0835");
    }

    @Test
    void aRateOfTheFutureIsKeptOut() {
        assertThat(table.offer(rate("1.0835", NOON.plusSeconds(6)), NOON)).isEqualTo(Verdict.FUTURE);
        assertThat(table.last(EUR_USD)).isEmpty();
        assertThat(table.offer(rate("1.0835", NOON.plusSeconds(5)), NOON)).isEqualTo(Verdict.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "0.80"})
    void exactlyTwentyPercentIsNoJump(String mid) {
        offer("1.00", 0);

        assertThat(offer(mid, 1)).isEqualTo(Verdict.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20000001", "0.79999999", "100"})
    void aJumpIsKeptOutAndTheLastGoodRateStays(String mid) {
        offer("1.00", 0);

        assertThat(offer(mid, 1)).isEqualTo(Verdict.JUMP);
        assertThat(last()).isEqualTo("1.00");
        assertThat(offer("1.01", 2)).isEqualTo(Verdict.TAKEN);
    }

    @Test
    void aJumpThatIsRepeatedLongEnoughIsBelieved() {
        offer("1.00", 0);

        assertThat(offer("1.50", 1)).isEqualTo(Verdict.JUMP);
        assertThat(offer("1.55", 600)).isEqualTo(Verdict.JUMP);
        assertThat(offer("1.52", 601)).isEqualTo(Verdict.TAKEN);
        assertThat(last()).isEqualTo("1.52");
    }

    @Test
    void whatJumpsHereAndThereIsNeverBelieved() {
        offer("1.00", 0);
        for (int second = 1; second < 2000; second += 100) {
            assertThat(offer(second % 200 == 1 ? "1.50" : "3.00", second)).isEqualTo(Verdict.JUMP);
        }
        assertThat(last()).isEqualTo("1.00");
    }

    @Test
    void aGoodRateInBetweenBeginsTheWaitAgain() {
        offer("1.00", 0);
        offer("1.50", 1);
        offer("1.01", 300);

        assertThat(offer("1.50", 602)).isEqualTo(Verdict.JUMP);
    }

    @Test
    void theInverseIsRoundedToTwelveDigits() {
        var inverse = rate("155.25", NOON).inverse();

        assertThat(inverse.pair()).isEqualTo(Pair.of("USD/EUR"));
        assertThat(inverse.mid()).isEqualTo("0.00644122383252");
    }

    private Verdict offer(String mid, long second) {
        var at = NOON.plusSeconds(second);
        return table.offer(rate(mid, at), at);
    }

    private BigDecimal last() {
        return table.last(EUR_USD).orElseThrow().mid();
    }

    private static MidRate rate(String mid, Instant asOf) {
        return new MidRate(EUR_USD, new BigDecimal(mid), asOf);
    }
}
