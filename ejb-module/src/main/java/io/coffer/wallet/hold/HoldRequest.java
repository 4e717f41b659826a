package io.coffer.wallet.hold;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody asks for.
 *
 * @param ownerId who asks; the wallet must be his
 * @param customer whether he is a customer, whose limits count
 * @param expiresAt from when on it is given back; empty: when the configuration says
 * @param clientReference his name for it, once for ever
 */
public record HoldRequest(
        UUID ownerId,
        boolean customer,
        String idempotencyKey,
        String correlationId,
        UUID wallet,
        String asset,
        String amount,
        Optional<Instant> expiresAt,
        String clientReference) {}
