package io.coffer.personal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.coffer.crypto.Keyset;
import io.coffer.id.Ids;
import io.coffer.step.Prerequisite;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The wrapping keys and the key of the blind indexes, unwrapped, in the memory of this server. {@link #refresh} and
 * {@link #introduce} ask the master key, outside of any transaction; all else finds its key here or fails at once.
 */
@ApplicationScoped
public class WrappingKeys implements Prerequisite {

    private static final int INDEX_KEY_BYTES = 32;

    /** A new key rests for so many refreshes: by then each server has it. */
    private static final int REFRESHES_BEFORE_USE = 3;

    private static final byte[] INDEX_KEY_CONTEXT = "coffer:index-key".getBytes(US_ASCII);

    private final SecureRandom random = new SecureRandom();

    private volatile Map<UUID, WrappingKey> keys = Map.of();

    private volatile byte @Nullable [] indexKey;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private MasterKey masterKey;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.personal.refresh.seconds")
    private long refreshSeconds;

    /** One of them, unwrapped. */
    record WrappingKey(UUID id, Instant usableFrom, Keyset keyset) {}

    /** Whether this server can wrap and unwrap. */
    @Override
    public boolean isHere() {
        return indexKey != null && newestUsable().isPresent();
    }

    /**
     * The newest of those that may be used.
     *
     * @throws KeysUnavailableException if there is none yet
     */
    WrappingKey current() {
        return newestUsable().orElseThrow(() -> new KeysUnavailableException("no wrapping key is here yet"));
    }

    /**
     * A wrapping key that was used before.
     *
     * @throws KeysUnavailableException if this server has not got it yet
     */
    Keyset get(UUID id) {
        var key = keys.get(id);
        if (key == null) {
            throw new KeysUnavailableException("wrapping key " + id + " is not here yet");
        }
        return key.keyset();
    }

    byte[] indexKey() {
        var key = indexKey;
        if (key == null) {
            throw new KeysUnavailableException("the key of the blind indexes is not here yet");
        }
        return key;
    }

    /** Makes a new key, wrapped by the newest version of the master key, to be used once each server has it. */
    WrappingKeyRow introduce() {
        return create(Duration.ofSeconds(refreshSeconds * REFRESHES_BEFORE_USE));
    }

    /** Looks for keys that are new or gone. Makes the first ones. Keys that are here already are not asked for again. */
    void refresh() {
        var rows = rows();
        if (rows.isEmpty()) {
            create(Duration.ZERO);
            rows = rows();
        }
        Map<UUID, WrappingKey> found = new HashMap<>();
        for (var row : rows) {
            var known = keys.get(row.id());
            found.put(row.id(), known == null ? unwrap(row) : known);
        }
        keys = Map.copyOf(found);
        if (indexKey == null) {
            indexKey = findIndexKey().orElseGet(this::createIndexKey);
        }
    }

    private Optional<WrappingKey> newestUsable() {
        var now = clock.instant();
        return keys.values().stream()
                .filter(key -> !key.usableFrom().isAfter(now))
                .max(Comparator.comparing(WrappingKey::usableFrom).thenComparing(WrappingKey::id));
    }

    private List<WrappingKeyRow> rows() {
        return transactions.inNew(() -> em.createQuery("select k from WrappingKeyRow k", WrappingKeyRow.class)
                .getResultList());
    }

    private WrappingKeyRow create(Duration rest) {
        var id = Ids.next();
        var wrapped = masterKey.wrap(Keyset.create().plain(), context(id));
        return transactions.inNew(() -> {
            var now = clock.instant();
            var row = new WrappingKeyRow(id, wrapped, now, now.plus(rest));
            em.persist(row);
            return row;
        });
    }

    private WrappingKey unwrap(WrappingKeyRow row) {
        var plain = masterKey.unwrap(row.wrapped(), context(row.id()));
        return new WrappingKey(row.id(), row.usableFrom(), Keyset.ofPlain(plain));
    }

    private Optional<byte[]> findIndexKey() {
        return transactions
                .inNew(() -> Optional.ofNullable(em.find(IndexKeyRow.class, IndexKeyRow.ONLY_ONE)))
                .map(row -> get(row.wrappingKey()).open(row.wrapped(), INDEX_KEY_CONTEXT));
    }

    /** If another server is faster the database refuses ours, and the next refresh finds the other's. */
    private byte[] createIndexKey() {
        var plain = new byte[INDEX_KEY_BYTES];
        random.nextBytes(plain);
        var by = current();
        return transactions.inNew(() -> {
            em.persist(new IndexKeyRow(by.id(), sealIndexKey(plain, by), clock.instant()));
            return plain;
        });
    }

    static byte[] sealIndexKey(byte[] plain, WrappingKey by) {
        return by.keyset().seal(plain, INDEX_KEY_CONTEXT);
    }

    private static String context(UUID id) {
        return "coffer:wrapping-key:" + id;
    }
}
