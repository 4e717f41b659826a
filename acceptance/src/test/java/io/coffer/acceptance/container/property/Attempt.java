package io.coffer.acceptance.container.property;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One operation of one thread: its chance, its name, and what there is to say of it. */
final class Attempt {

    static final String DONE = "done";
    static final String NOTHING_TO_DO = "nothing to do";

    /** Nobody else counts anything for these months. */
    private static final YearMonth FIRST_MONTH = YearMonth.of(1990, 1);

    private static final int MONTHS = 12;
    private static final int DAYS = 28;
    private static final int MAX_UNITS = 20_000;
    private static final int FINE = 10_000;
    private static final int WHOLE_CENTS = 2;

    final Run run;
    final RandomGenerator random;
    final String name;

    private String details = "";

    Attempt(Run run, RandomGenerator random, String name) {
        this.run = run;
        this.random = random;
        this.name = name;
    }

    /** What it was about: accounts, amounts, references. */
    void about(Object... what) {
        var text = new StringBuilder(details);
        for (Object part : what) {
            text.append(' ').append(part);
        }
        details = text.toString();
    }

    String details() {
        return details;
    }

    World.Purse purse() {
        return World.any(run.purses(), random);
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** Often enough more than there is. */
    Money amount(Asset asset) {
        int units = 1 + random.nextInt(MAX_UNITS);
        long fine = asset.scale() > WHOLE_CENTS ? (long) units * FINE + random.nextInt(FINE) : units;
        return new Money(BigDecimal.valueOf(fine, asset.scale()), asset);
    }

    /** At most as much as that. */
    Money part(Money whole) {
        long units = whole.amount().unscaledValue().longValueExact();
        return new Money(
                BigDecimal.valueOf(1 + random.nextLong(units), whole.asset().scale()), whole.asset());
    }

    YearMonth month() {
        return FIRST_MONTH.plusMonths(random.nextInt(MONTHS));
    }

    /** Mostly none: the day of posting. */
    @Nullable
    LocalDate day() {
        return once(6) ? month().atDay(1 + random.nextInt(DAYS)) : null;
    }

    /** As it is counted. */
    static String answer(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused ? refused.type().slug() : DONE;
    }

    static boolean isDone(Outcome<?> outcome) {
        return outcome instanceof Done;
    }
}
