package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonValue;
import io.coffer.sandbox.http.RefusedException;
import java.util.Arrays;

/** Whom the fault switches can reach. */
public enum Provider {
    /** Fiat to stablecoin. */
    ON_RAMP("on-ramp"),
    /** Stablecoin to fiat. */
    OFF_RAMP("off-ramp"),
    /** Looks people up on sanctions lists. */
    SCREENING("screening"),
    /** Says what assets are worth. */
    RATES("rates"),
    /** Looks for malware in documents. */
    SCANNER("scanner"),
    /** Pays out, and tells of money that comes. */
    BANK("bank");

    private final String path;

    Provider(String path) {
        this.path = path;
    }

    /** Its name in addresses and JSON. */
    @JsonValue
    public String path() {
        return path;
    }

    /** The provider of a path. */
    static Provider named(String path) {
        return Arrays.stream(values())
                .filter(provider -> provider.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new RefusedException(404, "not-found", "there is no provider " + path));
    }
}
