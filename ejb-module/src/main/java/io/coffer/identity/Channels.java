package io.coffer.identity;

import io.coffer.crypto.Digests;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;

/** Knows the client applications and lets them in. */
@ApplicationScoped
public class Channels {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Tokens tokens;

    @Inject
    private DemoData demo;

    /**
     * Exchanges an API key for a token.
     *
     * @return refused with {@code unauthenticated} for any key that opens nothing
     */
    public Outcome<AccessToken> signIn(String apiKey) {
        return transactions
                .inNew(() -> channel(apiKey))
                .map(channel ->
                        Outcome.done(tokens.issue(channel.id(), channel.roles(), Map.of(Tokens.PLAN, channel.plan()))))
                .orElseGet(() -> Outcome.refused(ProblemType.UNAUTHENTICATED, "The API key is not valid."));
    }

    private Optional<Channel> channel(String apiKey) {
        return em.createQuery(
                        "select k.channel from ApiKey k where k.secretHash = :hash and k.revokedAt is null",
                        Channel.class)
                .setParameter("hash", Digests.sha256(apiKey))
                .getResultStream()
                .filter(Channel::isActive)
                .filter(demo::isAllowed)
                .findFirst();
    }
}
