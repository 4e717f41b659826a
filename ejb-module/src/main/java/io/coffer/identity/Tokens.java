package io.coffer.identity;

import com.ibm.websphere.security.jwt.InvalidBuilderException;
import com.ibm.websphere.security.jwt.InvalidClaimException;
import com.ibm.websphere.security.jwt.JwtBuilder;
import com.ibm.websphere.security.jwt.JwtException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues access tokens: the proof, good for a few minutes, of who calls and with which roles. */
@ApplicationScoped
public class Tokens {

    /** The claim with the name of a channel's plan. */
    public static final String PLAN = "plan";

    /** Configured in {@code security.xml}: issuer, audience, key and life of a token. */
    private static final String TOKEN_BUILDER = "coffer";

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

    /**
     * Signs something that opens nothing, to see whether it works.
     *
     * @throws IllegalStateException if there is no key to sign with
     */
    public void proveKey() {
        signed("nobody", List.of(), Map.of());
    }

    private static AccessToken signed(String subject, Collection<String> roles, Map<String, Object> claims) {
        try {
            var builder = JwtBuilder.create(TOKEN_BUILDER);
            for (var claim : claims.entrySet()) {
                builder.claim(claim.getKey(), claim.getValue());
            }
            var token = builder.subject(subject)
                    .claim("upn", subject)
                    .claim("groups", List.copyOf(roles))
                    .buildJwt();
            var life = token.getClaims();
            return new AccessToken(token.compact(), Duration.ofSeconds(life.getExpiration() - life.getIssuedAt()));
        } catch (InvalidBuilderException | InvalidClaimException | JwtException e) {
            throw new IllegalStateException("no token can be issued; see security.xml", e);
        }
    }
}
