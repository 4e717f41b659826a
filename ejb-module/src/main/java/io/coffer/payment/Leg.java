package io.coffer.payment;

import java.util.Locale;

/** One of the two conversions of a payment. */
public enum Leg {
    /** Fiat into stablecoin. */
    ON_RAMP,
    /** Stablecoin into fiat. */
    OFF_RAMP;

    /** As it stands in references and addresses: {@code on-ramp}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
