package io.coffer.ledger;

import io.coffer.id.Ids;
import io.coffer.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation to be made.
 *
 * @param id of the hold that it becomes
 * @param reference names what it is for; unique among holds
 * @param expiresAt from when on it can't be captured any more; none: it stays until somebody ends it
 */
public record NewHold(
        UUID id,
        UUID account,
        Money amount,
        String reference,
        String correlationId,
        @Nullable Instant expiresAt) {

    /** One with an id that nobody has to know before. */
    public NewHold(UUID account, Money amount, String reference, String correlationId, @Nullable Instant expiresAt) {
        this(Ids.next(), account, amount, reference, correlationId, expiresAt);
    }

    /** One that stays until somebody ends it. */
    public NewHold(UUID account, Money amount, String reference, String correlationId) {
        this(account, amount, reference, correlationId, null);
    }
}
