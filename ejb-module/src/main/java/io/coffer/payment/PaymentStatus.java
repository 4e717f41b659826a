package io.coffer.payment;

/** What a channel needs to know; the {@link PaymentStage} tells more. */
public enum PaymentStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED
}
