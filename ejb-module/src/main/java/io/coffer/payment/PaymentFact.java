package io.coffer.payment;

import io.coffer.event.Event;
import io.coffer.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event says of a payment that came to its end: {@code payment.completed} or {@code payment.failed}. */
record PaymentFact(
        UUID paymentId,
        PaymentStatus status,
        String amount,
        String currency,
        @Nullable String destinationAmount,
        String destinationCurrency,
        String clientReference,
        @Nullable String onRampId,
        @Nullable String offRampId,
        @Nullable String failureCode,
        @Nullable String failureDetail) {

    private static final int VERSION = 1;

    static Event of(Payment payment) {
        var type = payment.status() == PaymentStatus.COMPLETED ? "payment.completed" : "payment.failed";
        var fact = new PaymentFact(
                payment.id(),
                payment.status(),
                payment.amount().plain(),
                payment.amount().asset().code(),
                payment.destinationAmount().map(Money::plain).orElse(null),
                payment.destinationCurrency().code(),
                payment.clientReference(),
                payment.onRampId().orElse(null),
                payment.offRampId().orElse(null),
                payment.failureCode().orElse(null),
                payment.failureDetail().orElse(null));
        return new Event(
                type, VERSION, payment.id(), payment.ownerId(), payment.correlationId(), payment.updatedAt(), fact);
    }
}
