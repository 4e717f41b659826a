package io.coffer.kyc;

import java.time.LocalDate;

/**
 * Who a customer says she is.
 *
 * @param nationality ISO 3166-1 alpha-2
 * @param phone E.164: {@code +4915112345678}
 */
public record Details(String fullName, LocalDate dateOfBirth, String nationality, Address address, String phone) {

    /** Nothing of it, so that none of it gets into a log. */
    @Override
    public String toString() {
        return "Details[…]";
    }
}
