package io.coffer.step;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds what clients asked for by what they call it: a reference names one thing of a kind for ever. As with idempotency
 * keys, the unique key of the kind's table is the judge.
 */
@ApplicationScoped
public class ClientReferences {

    @PersistenceContext
    private EntityManager em;

    /** A client's name for something. */
    public record Key(UUID ownerId, String reference) {}

    /**
     * Those of these references that name something.
     *
     * @param kind an entity with {@code id}, {@code ownerId} and {@code clientReference}
     * @return ids, in a map that the caller may keep up with what it does
     */
    public Map<Key, UUID> find(Class<?> kind, Collection<Key> keys) {
        return em.createQuery(
                        "select e.ownerId, e.clientReference, e.id from " + kind.getSimpleName()
                                + " e where e.ownerId in :owners and e.clientReference in :references",
                        Object[].class)
                .setParameter(
                        "owners", keys.stream().map(Key::ownerId).distinct().toList())
                .setParameter(
                        "references",
                        keys.stream().map(Key::reference).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new Key((UUID) row[0], (String) row[1]),
                        row -> (UUID) row[2],
                        (one, other) -> one,
                        HashMap::new));
    }

    /** What this reference names. */
    public Optional<UUID> find(Class<?> kind, Key key) {
        return Optional.ofNullable(find(kind, List.of(key)).get(key));
    }
}
