package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import io.coffer.sandbox.http.RefusedException;
import java.util.Arrays;

/** One of the two providers. */
public enum Leg {
    /** Fiat to stablecoin. */
    ON_RAMP("on-ramp", "onr_"),
    /** Stablecoin to fiat. */
    OFF_RAMP("off-ramp", "ofr_");

    private final String path;
    private final String idPrefix;

    Leg(String path, String idPrefix) {
        this.path = path;
        this.idPrefix = idPrefix;
    }

    /** Its name in addresses, files and JSON. */
    @JsonValue
    public String path() {
        return path;
    }

    /** How the ids of its conversions begin. */
    String idPrefix() {
        return idPrefix;
    }

    /** The leg of a path. */
    static Leg named(String path) {
        return Arrays.stream(values())
                .filter(leg -> leg.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new RefusedException(404, "not-found", "there is no provider " + path));
    }
}
