package io.coffer.kyc.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coffer.kyc.Level;
import io.coffer.kyc.Standing;
import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The arithmetic of the limits, without a database: rows are kept in a list. */
class LockedLimitsTest {

    private static final UUID CUSTOMER = new UUID(0, 7);
    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final Asset JPY = new Asset("JPY", AssetKind.FIAT, 0);
    private static final Instant NOW = Instant.parse("2026-11-30T23:59:59.999999Z");
    private static final List<Limit> LIMITS =
            List.of(limit(Level.ONE, "EUR", "500", "1000", "2500"), limit(Level.TWO, "EUR", "10000", "15000", "50000"));

    private final List<Usage> usages = new ArrayList<>();
    private final List<LimitUse> uses = new ArrayList<>();

    /** What is moved on the n-th day. */
    record Step(int day, BigDecimal amount) {}

    @Test
    void exactlyTheLimitIsAllowedAndACentMoreIsNot() {
        assertThat(move(Level.ONE, NOW, "500.00")).isEmpty();
        assertThat(refusal(Level.ONE, NOW, "500.01"))
                .satisfies(refused -> assertThat(refused.members())
                        .containsEntry("limit", "PER_TRANSACTION")
                        .containsEntry("allowed", "500.00")
                        .containsEntry("left", "500.00")
                        .containsEntry("asset", "EUR")
                        .doesNotContainKey("resets_at"));
        assertThat(move(Level.ONE, NOW, "500.00")).isEmpty();
        assertThat(refusal(Level.ONE, NOW, "0.01"))
                .satisfies(refused -> assertThat(refused.members())
                        .containsEntry("limit", "DAILY")
                        .containsEntry("left", "0.00")
                        .containsEntry("resets_at", Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void aDayAndAMonthEndAtMidnightInUtc() {
        move(Level.ONE, NOW, "500.00");
        move(Level.ONE, NOW, "500.00");

        assertThat(move(Level.ONE, NOW.plusNanos(1000), "500.00")).isEmpty();
        assertThat(used("2026-11-30")).isEqualByComparingTo("1000");
        assertThat(used("2026-11")).isEqualByComparingTo("1000");
        assertThat(used("2026-12-01")).isEqualByComparingTo("500");
        assertThat(used("2026-12")).isEqualByComparingTo("500");
    }

    @Test
    void theMonthHoldsThoughTheDayWouldNot() {
        for (int day = 1; day <= 5; day++) {
            move(Level.ONE, Instant.parse("2026-11-0" + day + "T12:00:00Z"), "500.00");
        }

        assertThat(refusal(Level.ONE, NOW, "0.01").members())
                .containsEntry("limit", "MONTHLY")
                .containsEntry("left", "0.00")
                .containsEntry("resets_at", Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Test
    void aLevelWithoutALimitForTheAssetMovesNothingOfIt() {
        var refused = refusal(Level.ZERO, NOW, "0.01");
        assertThat(refused.type()).isEqualTo(ProblemType.KYC_REQUIRED);
        assertThat(refused.members()).containsEntry("level", 0).containsEntry("required_level", 1);

        var unknown = (Refused<?>) limits(Level.TWO, NOW).allow(CUSTOMER, new Money(BigDecimal.ONE, JPY));
        assertThat(unknown.type()).isEqualTo(ProblemType.KYC_REQUIRED);
        assertThat(unknown.members()).containsEntry("level", 2).doesNotContainKey("required_level");
    }

    @Test
    void whatTheLevelMovesIsPermittedAndNothingIsCounted() {
        assertThat(limits(Level.ONE, NOW).permit(CUSTOMER, EUR)).isEqualTo(Outcome.done(EUR));
        assertThat(limits(Level.ZERO, NOW).permit(CUSTOMER, EUR))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.type()).isEqualTo(ProblemType.KYC_REQUIRED));
        assertThat(limits(Level.TWO, NOW).permit(CUSTOMER, JPY)).isInstanceOf(Refused.class);

        assertThat(usages).isEmpty();
        assertThat(uses).isEmpty();
    }

    @Test
    void whatIsAllowedButNotUsedIsNotCounted() {
        assertThat(limits(Level.ONE, NOW).allow(CUSTOMER, eur("500.00"))).isInstanceOf(Done.class);

        assertThat(usages).isEmpty();
        assertThat(uses).isEmpty();
    }

    @Test
    void severalMovementsUnderOneLockSeeEachOther() {
        var limits = limits(Level.ONE, NOW);
        limits.allow(CUSTOMER, eur("500.00")).orElseThrow().use("a");
        limits.allow(CUSTOMER, eur("500.00")).orElseThrow().use("b");

        assertThat(limits.allow(CUSTOMER, eur("0.01"))).isInstanceOf(Refused.class);
        assertThat(usages).hasSize(2);
    }

    @Test
    void whatIsGivenBackInPartsIsNeverMoreThanWasUsed() {
        move(Level.ONE, NOW, "500.00");
        var use = uses.get(0);

        use.giveBack(new BigDecimal("120.00"), NOW);
        assertThat(use.amount()).isEqualByComparingTo("380");
        assertThatIllegalArgumentException().isThrownBy(() -> use.giveBack(new BigDecimal("380.01"), NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> use.giveBack(BigDecimal.ZERO, NOW));
        use.giveBack(new BigDecimal("380.00"), NOW);
        assertThat(use.amount()).as("what it used until it gave it back").isEqualByComparingTo("380");
    }

    @Test
    void afterAStepDownNothingIsLeftAndNotLess() {
        move(Level.TWO, NOW, "9000.00");

        assertThat(refusal(Level.ONE, NOW, "1.00").members()).containsEntry("left", "0.00");
    }

    /**
     * Whatever is tried: a movement is refused if and only if it would exceed a limit; and what the counters say is the sum
     * of the uses of their day or month that were not given back.
     */
    @Property
    void countersAreTheSumOfTheirUsesAndNeverExceedTheLimit(
            @ForAll("steps") List<Step> steps, @ForAll List<Boolean> givenBack) {
        usages.clear();
        uses.clear();
        Map<LocalDate, BigDecimal> days = new HashMap<>();
        Map<YearMonth, BigDecimal> months = new HashMap<>();
        int number = 0;
        for (Step step : steps) {
            var day = LocalDate.of(2026, 1, 1).plusDays(step.day());
            var now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
            var today = days.getOrDefault(day, BigDecimal.ZERO).add(step.amount());
            var month =
                    months.getOrDefault(YearMonth.from(day), BigDecimal.ZERO).add(step.amount());
            boolean fits = step.amount().compareTo(new BigDecimal("500")) <= 0
                    && today.compareTo(new BigDecimal("1000")) <= 0
                    && month.compareTo(new BigDecimal("2500")) <= 0;
            assertThat(move(Level.ONE, now, step.amount().toPlainString()).isEmpty())
                    .as("%s on %s", step.amount(), day)
                    .isEqualTo(fits);
            if (fits) {
                days.put(day, today);
                months.put(YearMonth.from(day), month);
                if (number < givenBack.size() && givenBack.get(number)) {
                    giveBack(uses.get(uses.size() - 1));
                    days.put(day, today.subtract(step.amount()));
                    months.put(YearMonth.from(day), month.subtract(step.amount()));
                }
                number++;
            }
        }
        days.forEach((day, used) -> assertThat(used(day.toString())).isEqualByComparingTo(used));
        months.forEach((month, used) -> assertThat(used(month.toString())).isEqualByComparingTo(used));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("600"))
                                .ofScale(2))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    private Optional<Refused<?>> move(Level level, Instant now, String amount) {
        var outcome = limits(level, now).allow(CUSTOMER, eur(amount));
        if (outcome instanceof Done<Allowance> done) {
            done.value().use("movement:" + uses.size());
            return Optional.empty();
        }
        return Optional.of((Refused<?>) outcome);
    }

    private Refused<?> refusal(Level level, Instant now, String amount) {
        return move(level, now, amount).orElseThrow();
    }

    private void giveBack(LimitUse use) {
        usage(use.day()).subtract(use.amount());
        usage(use.month()).subtract(use.amount());
    }

    private LockedLimits limits(Level level, Instant now) {
        var standing = new Standing(level, level, List.of(), Optional.empty());
        return new LockedLimits(now, Map.of(CUSTOMER, standing), LIMITS, usages, row -> {
            if (row instanceof Usage usage) {
                usages.add(usage);
            } else {
                uses.add((LimitUse) row);
            }
        });
    }

    private BigDecimal used(String period) {
        return usage(new Usage.Key(CUSTOMER, "EUR", period)).used();
    }

    private Usage usage(Usage.Key key) {
        return usages.stream()
                .filter(usage -> usage.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static Limit limit(Level level, String asset, String perTransaction, String daily, String monthly) {
        return new Limit(level, asset, new BigDecimal(perTransaction), new BigDecimal(daily), new BigDecimal(monthly));
    }
}
