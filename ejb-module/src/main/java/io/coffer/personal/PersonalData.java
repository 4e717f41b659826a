package io.coffer.personal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.coffer.crypto.Keyset;
import io.coffer.crypto.Macs;
import io.coffer.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * Seals and opens what is personal. Each person has keys of their own; what they sealed is readable until they are
 * destroyed, and never after.
 *
 * <p>All methods but {@link #blindIndex} work in the caller's transaction and fail without one. None asks another system
 * than the database.
 */
@ApplicationScoped
public class PersonalData {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private WrappingKeys wrappingKeys;

    @Inject
    private Clock clock;

    /**
     * Makes the keys of a person.
     *
     * @throws jakarta.persistence.PersistenceException at the commit, if the person has or had keys already
     * @throws KeysUnavailableException if this server lacks the wrapping key for now
     */
    @Transactional(TxType.MANDATORY)
    public void enrol(UUID person) {
        em.persist(new PersonKey(person, Keyset.create(), wrappingKeys.current(), clock.instant()));
    }

    /** Seals a text, in UTF-8. */
    @Transactional(TxType.MANDATORY)
    public byte[] seal(UUID person, Place place, String plain) {
        return seal(person, place, plain.getBytes(UTF_8));
    }

    /**
     * Seals for this place. The keys can't be changed or destroyed by others before the caller's transaction has ended.
     *
     * @return 33 bytes more than the plain ones
     * @throws PersonErasedException if the person has no keys
     * @throws KeysUnavailableException if this server lacks the wrapping key for now
     */
    @Transactional(TxType.MANDATORY)
    public byte[] seal(UUID person, Place place, byte[] plain) {
        return lockedKeys(person)
                .orElseThrow(() -> new PersonErasedException(person))
                .seal(plain, place.context());
    }

    /**
     * Opens what was sealed for this person at this place.
     *
     * @return empty if the person's keys were destroyed
     * @throws io.coffer.crypto.SealBrokenException if it was sealed for another person or place, or was changed
     * @throws KeysUnavailableException if this server lacks the wrapping key for now
     */
    @Transactional(TxType.MANDATORY)
    public Optional<byte[]> open(UUID person, Place place, byte[] sealed) {
        return keys(person).map(keys -> keys.open(sealed, place.context()));
    }

    /** Like {@link #open}, for what was sealed as a text. */
    @Transactional(TxType.MANDATORY)
    public Optional<String> openText(UUID person, Place place, byte[] sealed) {
        return open(person, place, sealed).map(plain -> new String(plain, UTF_8));
    }

    /**
     * What to find a value by that is sealed: the same for the same value, and worth nothing without the key.
     *
     * @param purpose such as {@code user.email}: equal values of different purposes can't be told to be equal
     * @param normalised the value in the one form that all its spellings have
     * @return 32 bytes
     * @throws KeysUnavailableException if this server lacks the wrapping key for now
     */
    public byte[] blindIndex(String purpose, String normalised) {
        var key = Macs.hmacSha256(wrappingKeys.indexKey(), ("coffer:blind-index:" + purpose).getBytes(US_ASCII));
        return Macs.hmacSha256(key, normalised.getBytes(UTF_8));
    }

    /** Whether the person has keys. */
    @Transactional(TxType.MANDATORY)
    public boolean isEnrolled(UUID person) {
        return keys(person).isPresent();
    }

    /**
     * Destroys the keys of a person, for ever. What is not sealed is not touched: see {@link Erasure}.
     *
     * @return false if they were destroyed before, or never were
     */
    @Transactional(TxType.MANDATORY)
    public boolean destroyKeys(UUID person) {
        var key = em.find(PersonKey.class, person, LockModeType.PESSIMISTIC_WRITE);
        if (key == null || key.isDestroyed()) {
            return false;
        }
        key.destroy(clock.instant());
        return true;
    }

    /** As they are in the database now, whatever this transaction has read before. */
    private Optional<Keyset> keys(UUID person) {
        return em.createQuery(
                        "select k.wrappingKey, k.wrapped from PersonKey k where k.personId = :person", Tuple.class)
                .setParameter("person", person)
                .getResultStream()
                .findFirst()
                .filter(row -> row.get(1) != null)
                .map(row -> Keyset.unwrap(
                        row.get(1, byte[].class), wrappingKeys.get(row.get(0, UUID.class)), PersonKey.context(person)));
    }

    /** The same, kept from changing. A lock in share mode is written the old way, which MariaDB knows, too. */
    private Optional<Keyset> lockedKeys(UUID person) {
        em.createNativeQuery("select person_id from personal_key where person_id = :person lock in share mode")
                .unwrap(NativeQuery.class)
                .addSynchronizedEntityClass(PersonKey.class)
                .setParameter("person", Ids.bytes(person))
                .getResultList();
        return keys(person);
    }
}
