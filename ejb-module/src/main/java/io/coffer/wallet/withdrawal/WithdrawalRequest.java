package io.coffer.wallet.withdrawal;

import java.util.UUID;

/**
 * What somebody asks for.
 *
 * @param ownerId who asks; the wallet must be his
 * @param customer whether he is a customer, whose limits count
 * @param clientReference his name for it, once for ever
 */
public record WithdrawalRequest(
        UUID ownerId,
        boolean customer,
        String idempotencyKey,
        String correlationId,
        UUID wallet,
        String asset,
        String amount,
        String creditorName,
        String iban,
        String clientReference) {}
