package io.coffer.wallet.hold;

import java.util.Optional;
import java.util.UUID;

/**
 * What somebody asks of a hold.
 *
 * @param ownerId who asks; the hold must be his
 * @param amount empty: all that is left of it
 * @param last whether what is left after it is given back; else it stays reserved
 */
public record CaptureRequest(
        UUID ownerId,
        String idempotencyKey,
        String correlationId,
        UUID hold,
        UUID destinationWallet,
        Optional<String> amount,
        boolean last) {}
