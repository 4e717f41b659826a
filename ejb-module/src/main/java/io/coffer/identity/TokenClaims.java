package io.coffer.identity;

import java.util.Map;
import java.util.Optional;

/**
 * What a token says.
 *
 * @param caller who calls
 * @param own what we said of the caller when we issued the token, by name; empty for a token of somebody else, who may use
 *     the same names for other things
 */
public record TokenClaims(Caller caller, Map<String, Object> own) {

    public TokenClaims {
        own = Map.copyOf(own);
    }

    /** One of our own claims, if it is there and a text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(own.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
