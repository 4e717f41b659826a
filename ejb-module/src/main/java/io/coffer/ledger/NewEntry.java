package io.coffer.ledger;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A journal entry to be posted: at least two lines that sum to zero in each of its assets.
 *
 * @param reference names the business fact that it records; unique in the journal
 * @param kind what sort of fact, such as {@code payment.on-ramp}
 * @param lines signed: debits positive, credits negative; no line is zero
 */
public record NewEntry(String reference, String kind, String correlationId, List<Line> lines) {

    /** One signed line; debits are positive. */
    public record Line(UUID account, Money amount) {}

    public static final int MAX_LINES = 1000;

    /**
     * @throws IllegalArgumentException if the lines are too few or too many, one is zero, or they do not sum to zero in
     *     each asset
     */
    public NewEntry {
        lines = List.copyOf(lines);
        if (lines.size() < 2 || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException(reference + " has " + lines.size() + " lines, not 2 to " + MAX_LINES);
        }
        Map<Asset, BigDecimal> sums = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.amount().isZero()) {
                throw new IllegalArgumentException(reference + " has a line of zero");
            }
            sums.merge(line.amount().asset(), line.amount().amount(), BigDecimal::add);
        }
        sums.forEach((asset, sum) -> {
            if (sum.signum() != 0) {
                throw new IllegalArgumentException(reference + " is unbalanced by " + sum + " " + asset.code());
            }
        });
    }

    public static Builder of(String reference, String kind, String correlationId) {
        return new Builder(reference, kind, correlationId);
    }

    /** Collects the lines of an entry in the order in which an accountant reads them. */
    public static final class Builder {
        private final String reference;
        private final String kind;
        private final String correlationId;
        private final List<Line> lines = new ArrayList<>();

        private Builder(String reference, String kind, String correlationId) {
            this.reference = reference;
            this.kind = kind;
            this.correlationId = correlationId;
        }

        public Builder debit(UUID account, Money amount) {
            return line(account, amount, amount);
        }

        public Builder credit(UUID account, Money amount) {
            return line(account, amount, amount.negate());
        }

        /** @throws IllegalArgumentException see {@link NewEntry} */
        public NewEntry build() {
            return new NewEntry(reference, kind, correlationId, lines);
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
