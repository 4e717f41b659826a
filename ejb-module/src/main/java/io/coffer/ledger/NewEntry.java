package io.coffer.ledger;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry to be posted: at least two lines that sum to zero in each of its assets.
 *
 * @param reference names the business fact that it records; unique in the journal
 * @param kind what sort of fact, such as {@code payment.on-ramp}
 * @param effectiveDate the day that it counts for, in UTC; the day of posting if there is none
 * @param metadata what else is known of the fact
 * @param reverses the entry that it takes back, or a part of it
 * @param lines signed: debits positive, credits negative; no line is zero
 */
public record NewEntry(
        String reference,
        String kind,
        String correlationId,
        @Nullable LocalDate effectiveDate,
        Map<String, String> metadata,
        @Nullable UUID reverses,
        List<Line> lines) {

    /**
     * One signed line; debits are positive.
     *
     * @param reverses the number of the reversed entry's line that it takes back
     */
    public record Line(UUID account, Money amount, @Nullable Integer reverses) {

        public Line(UUID account, Money amount) {
            this(account, amount, null);
        }
    }

    public static final int MAX_LINES = 1000;

    /**
     * @throws IllegalArgumentException if the lines are too few or too many, one is zero, or they do not sum to zero in
     *     each asset
     */
    public NewEntry {
        metadata = Map.copyOf(metadata);
        lines = List.copyOf(lines);
        if (lines.size() < 2 || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException(reference + " has " + lines.size() + " lines, not 2 to " + MAX_LINES);
        }
        if (lines.stream().anyMatch(line -> line.amount().isZero())) {
            throw new IllegalArgumentException(reference + " has a line of zero");
        }
        imbalance(lines).ifPresent(sum -> {
            throw new IllegalArgumentException(reference + " is unbalanced by " + sum);
        });
    }

    /** By how much the first asset that does not sum to zero misses it. */
    public static Optional<Money> imbalance(List<Line> lines) {
        Map<Asset, Money> sums = new LinkedHashMap<>();
        lines.forEach(line -> sums.merge(line.amount().asset(), line.amount(), Money::plus));
        return sums.values().stream().filter(sum -> !sum.isZero()).findFirst();
    }

    public static Builder of(String reference, String kind, String correlationId) {
        return new Builder(reference, kind, correlationId);
    }

    /** Collects the lines of an entry in the order in which an accountant reads them. */
    public static final class Builder {
        private final String reference;
        private final String kind;
        private final String correlationId;
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private final List<Line> lines = new ArrayList<>();
        private @Nullable LocalDate effectiveDate;
        private @Nullable UUID reverses;

        private Builder(String reference, String kind, String correlationId) {
            this.reference = reference;
            this.kind = kind;
            this.correlationId = correlationId;
        }

        public Builder effectiveOn(@Nullable LocalDate day) {
            effectiveDate = day;
            return this;
        }

        public Builder with(Map<String, String> facts) {
            metadata.putAll(facts);
            return this;
        }

        public Builder with(String name, String value) {
            return with(Map.of(name, value));
        }

        public Builder debit(UUID account, Money amount) {
            return line(account, amount, amount);
        }

        public Builder credit(UUID account, Money amount) {
            return line(account, amount, amount.negate());
        }

        /** Takes back some of another entry's posting. */
        Builder reversing(Posting posting, Money amount) {
            reverses = posting.entry().id();
            var signed = posting.amount().isPositive() ? amount.negate() : amount;
            lines.add(new Line(posting.account().id(), signed, posting.line()));
            return this;
        }

        /**
         * As {@link #build}, for lines that somebody else chose.
         *
         * @return refused with {@code unbalanced}
         * @throws IllegalArgumentException if the lines are too few or too many
         */
        public Outcome<NewEntry> balanced() {
            return imbalance(lines)
                    .<Outcome<NewEntry>>map(sum -> Outcome.refused(
                            ProblemType.UNBALANCED,
                            "The postings miss zero by " + sum + ".",
                            Map.of("asset", sum.asset().code())))
                    .orElseGet(() -> Outcome.done(build()));
        }

        /** @throws IllegalArgumentException see {@link NewEntry} */
        public NewEntry build() {
            return new NewEntry(reference, kind, correlationId, effectiveDate, metadata, reverses, lines);
        }

        /** A fee or spread may round to nothing: then there is no line for it. */
        private Builder line(UUID account, Money amount, Money signed) {
            if (amount.amount().signum() < 0) {
                throw new IllegalArgumentException(reference + ": debit and credit take positive amounts");
            }
            if (!amount.isZero()) {
                lines.add(new Line(account, signed));
            }
            return this;
        }
    }
}
