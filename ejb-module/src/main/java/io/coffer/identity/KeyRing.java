package io.coffer.identity;

import io.coffer.crypto.Digests;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Knows the API keys that open something, for every request that comes with one (rule 2). */
@ApplicationScoped
public class KeyRing {

    /** For how long a key that was revoked on another server may still open something here. */
    static final Duration STALE_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(KeyRing.class.getName());
    private static final int MAX_KNOWN = 10_000;
    private static final Duration USE_NOTED_EACH = Duration.ofMinutes(1);
    private static final Pattern PLAUSIBLE = Pattern.compile("[\\x21-\\x7E]{8,200}");

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private DemoData demo;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService threads;

    /** By the hash: the keys themselves are not kept in memory either. */
    private final Recent<String, Held> keys = new Recent<>(MAX_KNOWN, STALE_AFTER, System::nanoTime);

    private record Held(UUID id, Caller owner, Optional<Instant> end, Optional<Instant> lastUsed, AtomicBoolean noted) {

        static Held of(ApiKey key) {
            var channel = key.channel();
            var owner = Caller.of(channel.id(), channel.roles())
                    .withPlan(channel.plan())
                    .withScopes(key.scopes());
            return new Held(key.id(), owner, key.expiresAt(), key.lastUsedAt(), new AtomicBoolean());
        }
    }

    /**
     * Tells whose key it is. Whether that channel is let in is for {@link LiveChannels} to say.
     *
     * @return refused with {@code unauthenticated} for any key that opens nothing
     */
    public Outcome<Caller> open(String apiKey) {
        var now = clock.instant();
        if (!PLAUSIBLE.matcher(apiKey).matches()) {
            return notValid();
        }
        return keys.get(HexFormat.of().formatHex(Digests.sha256(apiKey)), this::read)
                .filter(key -> key.end().isEmpty() || now.isBefore(key.end().get()))
                .map(key -> {
                    note(key, now);
                    return Outcome.done(key.owner());
                })
                .orElseGet(KeyRing::notValid);
    }

    static <T> Outcome<T> notValid() {
        return Outcome.refused(ProblemType.UNAUTHENTICATED, "The API key or the token is not valid.");
    }

    /** Keys of this channel have changed. */
    void forget(UUID channelId) {
        keys.forgetIf(key -> key.owner().id().equals(channelId));
    }

    private Optional<Held> read(String hash) {
        return transactions.inNew(() -> em.createQuery(
                        "select k from ApiKey k join fetch k.channel where k.secretHash = :hash and k.revokedAt is null",
                        ApiKey.class)
                .setParameter("hash", HexFormat.of().parseHex(hash))
                .getResultStream()
                .filter(key -> demo.isAllowed(key.channel()))
                .findFirst()
                .map(Held::of));
    }

    /** Once a minute and in passing: it must hold nobody up, and nobody is hurt if it fails. */
    private void note(Held key, Instant now) {
        boolean due = key.lastUsed()
                .filter(last -> last.isAfter(now.minus(USE_NOTED_EACH)))
                .isEmpty();
        if (!due || !key.noted().compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(() -> write(key.id(), now));
        } catch (RejectedExecutionException busy) {
            LOG.log(Level.FINE, "the use of an API key is not noted", busy);
        }
    }

    private void write(UUID keyId, Instant now) {
        try {
            transactions.inNew(() -> em.createQuery("update ApiKey k set k.lastUsedAt = :now"
                            + " where k.id = :id and (k.lastUsedAt is null or k.lastUsedAt <= :before)")
                    .setParameter("now", now)
                    .setParameter("id", keyId)
                    .setParameter("before", now.minus(USE_NOTED_EACH))
                    .executeUpdate());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "the use of API key " + keyId + " is not noted");
        }
    }
}
