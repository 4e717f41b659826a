package io.coffer.kyc.provider;

import io.coffer.kyc.review.ScreeningOrder;
import java.time.LocalDate;

/** Whom the provider is to look up. */
public record ScreeningRequest(String reference, String fullName, LocalDate dateOfBirth, String nationality) {

    static ScreeningRequest of(ScreeningOrder order) {
        return new ScreeningRequest(order.reference(), order.fullName(), order.dateOfBirth(), order.nationality());
    }

    /** Only the reference, so that nothing personal gets into a log. */
    @Override
    public String toString() {
        return "ScreeningRequest[" + reference + "]";
    }
}
