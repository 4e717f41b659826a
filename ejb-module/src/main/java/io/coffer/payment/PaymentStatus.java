package io.coffer.payment;

/** What an owner needs to know; the {@link PaymentStage} tells more. */
public enum PaymentStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED
}
