package io.coffer.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.function.Consumer;

/** Tokens that nobody issued. */
final class Forged {

    private Forged() {}

    /** What this token claims, changed. */
    static JWTClaimsSet claims(SignedJWT like, Consumer<JWTClaimsSet.Builder> change) {
        try {
            var claims = new JWTClaimsSet.Builder(like.getJWTClaimsSet());
            change.accept(claims);
            return claims.build();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String token(JWSHeader header, RSAKey by, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
