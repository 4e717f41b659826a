package io.coffer.payment;

import java.util.UUID;

/**
 * A channel or a customer asks for a payment; nothing of it is checked but that the ids are ids.
 *
 * @param ownerId who asks: owns the source account and the payment
 * @param customer whether the owner is a customer, whose level and limits count
 * @param idempotencyKey the owner's name for this request
 * @param correlationId follows all that it causes
 * @param amount as the owner wrote it
 * @param clientReference the owner's name for the payment
 */
public record PaymentRequest(
        UUID ownerId,
        boolean customer,
        String idempotencyKey,
        String correlationId,
        String amount,
        String currency,
        String destinationCurrency,
        UUID sourceAccount,
        UUID destinationAccount,
        String clientReference) {}
