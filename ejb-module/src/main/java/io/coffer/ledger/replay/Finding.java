package io.coffer.ledger.replay;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param place where in the account or the entry, such as {@code line 2}; empty if it is about all of it
 */
record Finding(
        DifferenceKind kind,
        @Nullable UUID account,
        @Nullable UUID entry,
        String place,
        String expected,
        String found) {

    static Finding ofAccount(DifferenceKind kind, UUID account, String place, String expected, String found) {
        return new Finding(kind, account, null, place, expected, found);
    }

    /** An amount to its last digit: at the asset's scale, or with all it has beyond that. */
    static String amount(BigDecimal amount, int scale) {
        var shortest = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return (shortest.scale() < scale ? shortest.setScale(scale) : shortest).toPlainString();
    }

    boolean isSame(Finding other) {
        return kind == other.kind
                && Objects.equals(account, other.account)
                && Objects.equals(entry, other.entry)
                && place.equals(other.place)
                && kind.isSame(this, other);
    }
}
