package io.coffer.personal;

import io.coffer.personal.WrappingKeys.WrappingKey;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Changes all keys while they are used. Order: {@link #introduce} a wrapping key and wait until it {@link #isCurrent};
 * {@link RotationStep#REWRAP} all persons and the index key; {@link RotationStep#RESEAL} them; rest {@link #restUntil};
 * {@link RotationStep#RETIRE} them; {@link #dropUnused}. Each part can be done again, and goes on where it was.
 *
 * <p>What is sealed can be opened all the time: older keys stay until nothing needs them and whoever read the keys before
 * has ended. Nobody's change is lost: rows are locked while they are sealed anew, and their version is counted up.
 */
@ApplicationScoped
public class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());

    @PersistenceContext
    private EntityManager em;

    @Inject
    private WrappingKeys wrappingKeys;

    @Inject
    private SealedRows sealedRows;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.personal.rotation.rest.seconds")
    private long restSeconds;

    /** Makes a wrapping key with the newest version of the master key. Outside of any transaction. */
    public UUID introduce() {
        return wrappingKeys.introduce().id();
    }

    /** Whether this is the key that this server wraps with by now, or there is a newer one. */
    public boolean isCurrent(UUID wrappingKey) {
        return wrappingKeys.current().id().compareTo(wrappingKey) >= 0;
    }

    /**
     * Persons for whom there is something to do, by id; in the caller's transaction.
     *
     * @param after the last one of the page before; of all zeros for the first page
     */
    public List<UUID> find(RotationStep step, UUID after, int limit) {
        var condition = switch (step) {
            case REWRAP -> "k.wrappingKey <> :current";
            case RESEAL -> "k.supersededAt is not null";
            case RETIRE -> "k.supersededAt <= :rested";
        };
        var query = em.createQuery(
                        "select k.personId from PersonKey k where " + condition
                                + " and k.destroyedAt is null and k.personId > :after order by k.personId",
                        UUID.class)
                .setParameter("after", after)
                .setMaxResults(limit);
        switch (step) {
            case REWRAP -> query.setParameter("current", wrappingKeys.current().id());
            case RESEAL -> {}
            case RETIRE -> query.setParameter("rested", rested());
        }
        return query.getResultList();
    }

    /**
     * Does a step for some persons, in the caller's transaction.
     *
     * @param newDataKeys whether {@link RotationStep#REWRAP} gives each person a new primary key
     */
    @Transactional(TxType.MANDATORY)
    public void run(RotationStep step, Collection<UUID> persons, boolean newDataKeys) {
        var sorted = new TreeSet<>(persons);
        switch (step) {
            case REWRAP -> locked(sorted).forEach(key -> rewrap(key, wrappingKeys.current(), newDataKeys));
            case RESEAL -> sorted.forEach(this::reseal);
            case RETIRE -> locked(sorted).forEach(this::retire);
        }
    }

    /** Wraps the key of the blind indexes by the newest wrapping key. The blind indexes stay what they are. */
    public void rewrapIndexKey() {
        var by = wrappingKeys.current();
        transactions.inNew(() -> {
            var row = em.find(IndexKeyRow.class, IndexKeyRow.ONLY_ONE, LockModeType.PESSIMISTIC_WRITE);
            if (!row.wrappingKey().equals(by.id())) {
                row.rewrap(by.id(), WrappingKeys.sealIndexKey(wrappingKeys.indexKey(), by));
            }
            return row.wrappingKey();
        });
    }

    /** When the last of those who may still read with older keys only have ended; empty if there are no older keys. */
    public Optional<Instant> restUntil() {
        return transactions
                .inNew(() ->
                        Optional.ofNullable(em.createQuery("select max(k.supersededAt) from PersonKey k", Instant.class)
                                .getSingleResult()))
                .map(superseded -> superseded.plusSeconds(restSeconds));
    }

    /**
     * Deletes the wrapping keys that wrap nothing any more, but no newer ones than the one in use.
     *
     * @return how many there were
     */
    public int dropUnused() {
        var current = wrappingKeys.current().id();
        return transactions.inNew(() -> em.createQuery("delete from WrappingKeyRow w where w.id < :current"
                        + " and not exists (select 1 from PersonKey k where k.wrappingKey = w.id)"
                        + " and not exists (select 1 from IndexKeyRow i where i.wrappingKey = w.id)")
                .setParameter("current", current)
                .executeUpdate());
    }

    private void rewrap(PersonKey key, WrappingKey by, boolean newDataKey) {
        var keys = key.open(wrappingKeys);
        if (newDataKey) {
            key.supersede(clock.instant());
        }
        key.wrap(newDataKey ? keys.withNewPrimary() : keys, by);
    }

    /** Reads the keys without a lock: who holds rows and waits for the key row could wait for ever. */
    private void reseal(UUID person) {
        var key = em.find(PersonKey.class, person);
        if (!key.isDestroyed()) {
            sealedRows.reseal(person, key.open(wrappingKeys));
        }
    }

    /** Nobody seals while the key row is locked; so what is not sealed with an older key now never will be. */
    private void retire(PersonKey key) {
        var keys = key.open(wrappingKeys);
        if (sealedRows.areSealedByPrimary(key.personId(), keys)) {
            key.wrap(keys.primaryOnly(), wrappingKeys.current());
            key.retired();
        } else {
            LOG.warning(
                    () -> "person " + key.personId() + " still has data sealed with an older key; it stays for now");
        }
    }

    private List<PersonKey> locked(Collection<UUID> persons) {
        return em.createQuery(
                        "select k from PersonKey k where k.personId in :persons and k.destroyedAt is null"
                                + " order by k.personId",
                        PersonKey.class)
                .setParameter("persons", persons)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private Instant rested() {
        return clock.instant().minus(Duration.ofSeconds(restSeconds));
    }
}
