package io.coffer.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.coffer.id.Ids;
import io.coffer.identity.token.BelievedKeys;
import io.coffer.identity.token.TokenKeyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues access tokens: the proof, good for a few minutes, of who calls and with which roles. */
@ApplicationScoped
public class Tokens {

    /** The claim with the name of a channel's plan. */
    public static final String PLAN = "plan";

    /** The claim with the session that the token is good in. */
    public static final String SESSION = "sid";

    /** The claim with a channel's scopes, with spaces between them. */
    public static final String SCOPE = "scope";

    @Inject
    private Clock clock;

    @Inject
    private TokenKeyStore store;

    @Inject
    private BelievedKeys believed;

    @Inject
    @ConfigProperty(name = "coffer.token.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "coffer.token.audience")
    private String audience;

    @Inject
    @ConfigProperty(name = "coffer.token.lifetime")
    private long lifeSeconds;

    /**
     * Issues a token.
     *
     * @param subject the user or channel that it is for
     * @param roles see {@link Role}
     * @param claims more claims by their names, such as {@code sid} for the session and {@code scope}; texts, numbers
     *     and lists of texts
     * @throws IllegalStateException if there is no key to sign with
     */
    public AccessToken issue(UUID subject, Collection<String> roles, Map<String, Object> claims) {
        return signed(subject.toString(), roles, claims);
    }

    /** The public halves of our keys, as a JWK set (RFC 7517). */
    public String publishedKeys() {
        return new JWKSet(List.<JWK>copyOf(believed.published())).toString();
    }

    /**
     * Signs something that opens nothing, to see whether it works.
     *
     * @throws IllegalStateException if there is no key to sign with
     */
    public void proveKey() {
        signed("nobody", List.of(), Map.of());
    }

    private AccessToken signed(String subject, Collection<String> roles, Map<String, Object> more) {
        var now = clock.instant();
        var key = store.keys()
                .signer(now)
                .orElseThrow(() -> new IllegalStateException("no key in the token key store may sign now"));
        var claims = new JWTClaimsSet.Builder();
        more.forEach(claims::claim);
        claims.issuer(issuer)
                .audience(audience)
                .subject(subject)
                .claim("upn", subject)
                .claim("groups", List.copyOf(roles))
                .jwtID(Ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(lifeSeconds)));
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(new RSASSASigner(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException(key + " does not sign", e);
        }
        return new AccessToken(token.serialize(), Duration.ofSeconds(lifeSeconds));
    }
}
