package io.coffer.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * A key that signs tokens.
 *
 * @param jwk the public half, with its {@code kid}
 * @param from when it begins to sign
 * @param until when it is good for nothing any more
 */
public record TokenKey(RSAKey jwk, PrivateKey secret, Instant from, Instant until) {

    static TokenKey of(RSAPublicKey open, PrivateKey secret, Instant from, Instant until) {
        try {
            var jwk = new RSAKey.Builder(open)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
            return new TokenKey(jwk, secret, from, until);
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public String id() {
        return jwk.getKeyID();
    }

    /** Whether it may sign. */
    boolean isGoodAt(Instant now) {
        return !from.isAfter(now) && until.isAfter(now);
    }

    @Override
    public String toString() {
        return "token key " + id();
    }
}
