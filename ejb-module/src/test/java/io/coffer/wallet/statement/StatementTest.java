package io.coffer.wallet.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What a statement says of itself, and that it breaks off rather than say what is not so. */
class StatementTest {

    @Test
    void linesThatAddUpAreRead() {
        var sample = SampleStatement.golden();

        assertThat(sample.statement().lines()).containsExactlyElementsOf(sample.lines());
        assertThat(sample.statement().count()).isEqualTo(3);
    }

    @Test
    void figuresThatDoNotAddUpMakeNoStatement() {
        var sample = SampleStatement.golden();

        assertThatThrownBy(() -> new Statement(
                        SampleStatement.WALLET,
                        "Household",
                        SampleStatement.ACCOUNT,
                        SampleStatement.EUR,
                        sample.statement().period(),
                        Instant.EPOCH,
                        Money.of("1000.01", SampleStatement.EUR),
                        sample.closing(),
                        sample.credits(),
                        sample.debits(),
                        sample.lines()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineTooFewBreaksItOff() {
        var sample = SampleStatement.golden();
        var lines = sample.with(sample.lines().subList(0, 2)).lines();

        assertThatThrownBy(() -> lines.forEach(line -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLineThatLeavesAnotherBalanceBreaksItOff() {
        var sample = SampleStatement.golden();
        var lines = new ArrayList<>(sample.lines());
        lines.remove(0);

        assertThatThrownBy(() -> sample.with(lines).lines().forEach(line -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Two lines that cancel each other out leave the balance and change the totals. */
    @Test
    void totalsAreCheckedBesideTheBalance() {
        var sample = SampleStatement.golden();
        var lines = new ArrayList<>(sample.lines());
        var more =
                SampleStatement.golden().line("5.00", null).line("-5.00", null).lines();
        lines.addAll(more.subList(3, 5));

        assertThatThrownBy(() -> sample.with(lines).lines().forEach(line -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itIsCompleteFromTheEndOfItsLastDayOn() {
        var athens = ZoneId.of("Europe/Athens");
        var end = Instant.parse("2026-10-31T22:00:00Z");

        assertThat(SampleStatement.golden().in(athens).at(end).statement().isComplete())
                .isTrue();
        assertThat(SampleStatement.golden()
                        .in(athens)
                        .at(end.minusNanos(1_000))
                        .statement()
                        .isComplete())
                .isFalse();
    }

    @Test
    void theSameFiguresHaveTheSameIdAndOthersAnother() {
        assertThat(SampleStatement.golden().statement().id())
                .isEqualTo(SampleStatement.golden().statement().id())
                .isNotEqualTo(
                        SampleStatement.golden().line("1.00", null).statement().id());
    }

    @Test
    void daysBeginAndEndWhereTheClocksOfTheirZoneSay() {
        var athens = ZoneId.of("Europe/Athens");
        var october = new StatementPeriod(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31), athens);
        var sunday = new StatementPeriod(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25), athens);
        // Samoa had no 30 December 2011.
        var missing =
                new StatementPeriod(LocalDate.of(2011, 12, 30), LocalDate.of(2011, 12, 30), ZoneId.of("Pacific/Apia"));

        assertThat(october.begin()).isEqualTo("2026-09-30T21:00:00Z");
        assertThat(october.end()).isEqualTo("2026-10-31T22:00:00Z");
        assertThat(Duration.between(sunday.begin(), sunday.end())).hasHours(25);
        assertThat(missing.begin()).isEqualTo(missing.end());
    }
}
