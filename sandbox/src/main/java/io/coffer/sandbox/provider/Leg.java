package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonValue;

/** One of the two payment providers. */
public enum Leg {
    /** Fiat to stablecoin. */
    ON_RAMP(Provider.ON_RAMP, "onr_"),
    /** Stablecoin to fiat. */
    OFF_RAMP(Provider.OFF_RAMP, "ofr_");

    private final Provider provider;
    private final String idPrefix;

    Leg(Provider provider, String idPrefix) {
        this.provider = provider;
        this.idPrefix = idPrefix;
    }

    /** Its name in addresses, files and JSON. */
    @JsonValue
    public String path() {
        return provider.path();
    }

    /** Who does it. */
    public Provider provider() {
        return provider;
    }

    /** How the ids of its conversions begin. */
    String idPrefix() {
        return idPrefix;
    }
}
