package io.coffer.wallet.conversion;

import java.util.UUID;

/**
 * What somebody asks for.
 *
 * @param ownerId who asks; wallet and quote must be his
 * @param customer whether he is a customer, whose level counts
 * @param clientReference his name for it, once for ever
 */
public record ConversionRequest(
        UUID ownerId,
        boolean customer,
        String idempotencyKey,
        String correlationId,
        UUID wallet,
        UUID quote,
        String clientReference) {}
