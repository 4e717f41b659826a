package io.coffer.kyc;

/**
 * Where a customer lives.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(String street, String postalCode, String city, String country) {

    /** Nothing of it, so that none of it gets into a log. */
    @Override
    public String toString() {
        return "Address[…]";
    }
}
