package io.coffer.wallet.transfer;

import java.util.UUID;

/**
 * What somebody asks for.
 *
 * @param ownerId who asks; the source wallet must be his
 * @param customer whether he is a customer, whose limits count
 * @param clientReference his name for it, once for ever
 */
public record TransferRequest(
        UUID ownerId,
        boolean customer,
        String idempotencyKey,
        String correlationId,
        UUID sourceWallet,
        UUID destinationWallet,
        String asset,
        String amount,
        String clientReference) {}
