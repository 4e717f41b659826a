package io.coffer.ledger;

import io.coffer.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an account that is kept for somebody. Told to observers (CDI) under the account's lock, in the
 * transaction, in order.
 *
 * @param account as it is after the change
 * @param amount what was credited, debited, reserved, taken or released; positive
 * @param reference of the entry or the hold
 * @param correlationId of the entry or the hold
 * @param entry what was posted; none where only a hold changed
 * @param holdId the hold that changed; none where an entry was posted
 */
public record AccountChange(
        Kind kind,
        Account account,
        Money amount,
        String reference,
        String correlationId,
        @Nullable JournalEntry entry,
        @Nullable UUID holdId,
        Instant at) {

    /** What happened. A balance grows by a credit and shrinks by a debit, as on a customer's statement. */
    public enum Kind {
        CREDITED,
        DEBITED,
        HOLD_CREATED,
        HOLD_CAPTURED,
        HOLD_VOIDED,
        HOLD_EXPIRED
    }
}
