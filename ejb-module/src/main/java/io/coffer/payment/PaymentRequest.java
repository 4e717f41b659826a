package io.coffer.payment;

import java.util.UUID;

/**
 * A channel asks for a payment; nothing of it is checked but that the ids are ids.
 *
 * @param idempotencyKey the channel's name for this request
 * @param correlationId follows all that it causes
 * @param amount as the channel wrote it
 * @param clientReference the channel's name for the payment
 */
public record PaymentRequest(
        UUID channelId,
        String idempotencyKey,
        String correlationId,
        String amount,
        String currency,
        String destinationCurrency,
        UUID sourceAccount,
        UUID destinationAccount,
        String clientReference) {}
