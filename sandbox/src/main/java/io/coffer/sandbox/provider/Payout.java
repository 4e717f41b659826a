package io.coffer.sandbox.provider;

import org.jspecify.annotations.Nullable;

/**
 * What became of an order to pay out.
 *
 * @param payoutId the bank's id
 * @param reference the caller's reference
 * @param status ACCEPTED, then SETTLED or REFUSED; RETURNED if it came back after it was settled
 * @param currency as ordered
 * @param amount as ordered
 * @param reason why it was refused or came back, stable
 * @param bankTransactionId of the money that came back
 */
public record Payout(
        String payoutId,
        String reference,
        String status,
        String currency,
        String amount,
        @Nullable String reason,
        @Nullable String bankTransactionId) {}
