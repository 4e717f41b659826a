package io.coffer.payment.rest;

import io.coffer.money.Money;
import io.coffer.payment.Payment;
import io.coffer.payment.PaymentStory;
import io.coffer.payment.PaymentTransition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment as its owner sees it. */
@Schema(name = "Payment")
public record PaymentBody(
        UUID paymentId,

        @Schema(description = "PENDING, PROCESSING, COMPLETED or FAILED")
        String status,

        @Schema(description = "Where exactly: ACCEPTED, ON_RAMP, OFF_RAMP, MANUAL_REVIEW, SETTLED or FAILED")
        String stage,

        String amount,
        String currency,
        @Schema(description = "Part of the amount") String fee,

        @Schema(description = "What the destination was credited; absent before") @Nullable
        String destinationAmount,

        String destinationCurrency,
        UUID sourceAccount,
        UUID destinationAccount,
        String clientReference,

        @Schema(description = "The provider's id of the on-ramp conversion") @Nullable
        String onRampId,

        @Nullable String offRampId,

        @Schema(description = "Why it failed or waits for a person") @Nullable
        FailureBody error,

        String correlationId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt,
        List<StageBody> history) {

    /** Why a payment failed. */
    @Schema(name = "PaymentFailure")
    public record FailureBody(String code, String detail) {}

    /** One line of the status history. */
    @Schema(name = "PaymentStage")
    public record StageBody(
            String status,
            String stage,
            Instant at,
            @Nullable String reason) {

        static StageBody of(PaymentTransition transition) {
            return new StageBody(
                    transition.status().name(),
                    transition.stage().name(),
                    transition.at(),
                    transition.reason().orElse(null));
        }
    }

    /** As it is just after it was accepted. */
    static PaymentBody accepted(Payment payment) {
        return of(
                payment,
                List.of(new StageBody(payment.status().name(), payment.stage().name(), payment.createdAt(), null)));
    }

    static PaymentBody of(PaymentStory story) {
        return of(story.payment(), story.history().stream().map(StageBody::of).toList());
    }

    private static PaymentBody of(Payment payment, List<StageBody> history) {
        return new PaymentBody(
                payment.id(),
                payment.status().name(),
                payment.stage().name(),
                payment.amount().plain(),
                payment.amount().asset().code(),
                payment.fee().plain(),
                payment.destinationAmount().map(Money::plain).orElse(null),
                payment.destinationCurrency().code(),
                payment.sourceAccount(),
                payment.destinationAccount(),
                payment.clientReference(),
                payment.onRampId().orElse(null),
                payment.offRampId().orElse(null),
                payment.failureCode()
                        .map(code ->
                                new FailureBody(code, payment.failureDetail().orElse("")))
                        .orElse(null),
                payment.correlationId(),
                payment.createdAt(),
                payment.updatedAt(),
                payment.completedAt().orElse(null),
                history);
    }
}
