package io.coffer.ledger;

import io.coffer.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that takes back an earlier one or a part of it, line by line.
 *
 * @param reference names it; unique in the journal
 * @param entry the entry that is taken back
 * @param amounts how much of which of its lines, positive; none: all that was not taken back before
 * @param effectiveDate the day that it counts for, in UTC; the day of posting if there is none
 * @param metadata why, and what else is known
 */
public record Reversal(
        String reference,
        UUID entry,
        Map<Integer, Money> amounts,
        String correlationId,
        @Nullable LocalDate effectiveDate,
        Map<String, String> metadata) {

    /** The kind of the entries that reversals make. */
    public static final String KIND = "reversal";

    public Reversal {
        amounts = Map.copyOf(amounts);
        metadata = Map.copyOf(metadata);
    }
}
