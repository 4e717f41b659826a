package io.coffer.step;

import io.coffer.problem.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Remembers which request was accepted under which key. The unique key of the table is the judge; the look-up only finds
 * the usual repetition without an error.
 */
@ApplicationScoped
public class IdempotencyKeys {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** Those of these keys that were used before. */
    public Map<IdempotencyKey.Key, IdempotencyKey> find(Collection<IdempotencyKey.Key> keys) {
        return em
                .createQuery(
                        "select k from IdempotencyKey k where k.callerId in :callers and k.key in :keys",
                        IdempotencyKey.class)
                .setParameter(
                        "callers",
                        keys.stream()
                                .map(IdempotencyKey.Key::callerId)
                                .distinct()
                                .toList())
                .setParameter(
                        "keys",
                        keys.stream().map(IdempotencyKey.Key::key).distinct().toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(IdempotencyKey::id, Function.identity()));
    }

    boolean isUsed(IdempotencyKey.Key key) {
        return em.find(IdempotencyKey.class, key) != null;
    }

    /**
     * What was made under the key, for who sends its request once more; empty if the key is new.
     *
     * @return refused with {@code idempotency-key-reused} if it is another request under the same key
     */
    public Optional<Outcome<UUID>> earlier(IdempotencyKey.Key key, byte[] fingerprint) {
        return Optional.ofNullable(find(List.of(key)).get(key)).map(used -> used.madeFor(fingerprint));
    }

    /** Writes the key with the thing that was accepted under it, in the caller's transaction. */
    public IdempotencyKey remember(IdempotencyKey.Key key, byte[] fingerprint, UUID resourceId) {
        var used = new IdempotencyKey(key, fingerprint, resourceId, clock.instant());
        em.persist(used);
        return used;
    }
}
