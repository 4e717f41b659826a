package io.coffer.kyc.review;

import java.time.LocalDate;

/**
 * Whom the screening is asked for.
 *
 * @param reference our name for the question, the same however often it is asked (rule 3)
 * @param nationality ISO 3166-1 alpha-2
 */
public record ScreeningOrder(String reference, String fullName, LocalDate dateOfBirth, String nationality) {

    /** Only the reference, so that nothing personal gets into a log. */
    @Override
    public String toString() {
        return "ScreeningOrder[" + reference + "]";
    }
}
