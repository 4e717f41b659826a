package io.coffer.identity;

import com.ibm.websphere.security.jwt.InvalidBuilderException;
import com.ibm.websphere.security.jwt.InvalidClaimException;
import com.ibm.websphere.security.jwt.JwtBuilder;
import com.ibm.websphere.security.jwt.JwtException;
import io.coffer.crypto.Digests;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Knows the client applications and lets them in. */
@ApplicationScoped
public class Channels {

    /** Configured in {@code security.xml}: issuer, audience, key and life of a token. */
    private static final String TOKEN_BUILDER = "coffer";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    /**
     * Exchanges an API key for a token.
     *
     * @return refused with {@code unauthenticated} for any key that opens nothing
     */
    public Outcome<AccessToken> signIn(String apiKey) {
        return transactions
                .inNew(() -> channel(apiKey))
                .map(channel -> Outcome.done(token(channel.id().toString(), channel.roles())))
                .orElseGet(() -> Outcome.refused(ProblemType.UNAUTHENTICATED, "The API key is not valid."));
    }

    /**
     * Signs something, to see whether it works.
     *
     * @throws IllegalStateException if there is no key, such as without a password for the key store
     */
    public void proveTokenKey() {
        token("nobody", List.of());
    }

    private Optional<Channel> channel(String apiKey) {
        return em.createQuery(
                        "select k.channel from ApiKey k where k.secretHash = :hash and k.revokedAt is null",
                        Channel.class)
                .setParameter("hash", Digests.sha256(apiKey))
                .getResultStream()
                .filter(Channel::isActive)
                .findFirst();
    }

    private static AccessToken token(String subject, List<String> roles) {
        try {
            var token = JwtBuilder.create(TOKEN_BUILDER)
                    .subject(subject)
                    .claim("upn", subject)
                    .claim("groups", roles)
                    .buildJwt();
            var claims = token.getClaims();
            return new AccessToken(token.compact(), Duration.ofSeconds(claims.getExpiration() - claims.getIssuedAt()));
        } catch (InvalidBuilderException | InvalidClaimException | JwtException e) {
            throw new IllegalStateException("no token can be issued; see security.xml", e);
        }
    }
}
