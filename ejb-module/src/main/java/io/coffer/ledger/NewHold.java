package io.coffer.ledger;

import io.coffer.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation to be made.
 *
 * @param reference names what it is for; unique among holds
 * @param expiresAt from when on it can't be captured any more; none: it stays until somebody ends it
 */
public record NewHold(
        UUID account,
        Money amount,
        String reference,
        String correlationId,
        @Nullable Instant expiresAt) {

    /** One that stays until somebody ends it. */
    public NewHold(UUID account, Money amount, String reference, String correlationId) {
        this(account, amount, reference, correlationId, null);
    }
}
