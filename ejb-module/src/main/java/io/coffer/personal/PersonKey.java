package io.coffer.personal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.coffer.crypto.Keyset;
import io.coffer.personal.WrappingKeys.WrappingKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one person as the database has them, wrapped by a wrapping key. Life: enrolled, re-wrapped and given new
 * primary keys by the rotation, destroyed by an erasure. A destroyed one stays as the proof.
 */
@Entity
@Table(name = "personal_key")
class PersonKey {

    @Id
    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "wrapping_key")
    private @Nullable UUID wrappingKey;

    private byte @Nullable [] wrapped;

    @Column(name = "superseded_at")
    private @Nullable Instant supersededAt;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "destroyed_at")
    private @Nullable Instant destroyedAt;

    @SuppressWarnings("NullAway.Init")
    protected PersonKey() {}

    PersonKey(UUID personId, Keyset keys, WrappingKey by, Instant createdAt) {
        this.personId = personId;
        this.createdAt = createdAt;
        wrap(keys, by);
    }

    UUID personId() {
        return personId;
    }

    boolean isDestroyed() {
        return destroyedAt != null;
    }

    /** The keys, unwrapped; only of one that is not destroyed. */
    Keyset open(WrappingKeys wrappingKeys) {
        return Keyset.unwrap(
                Objects.requireNonNull(wrapped),
                wrappingKeys.get(Objects.requireNonNull(wrappingKey)),
                context(personId));
    }

    /** Keeps these keys, wrapped by this wrapping key. */
    void wrap(Keyset keys, WrappingKey by) {
        wrappingKey = by.id();
        wrapped = keys.wrap(by.keyset(), context(personId));
    }

    /** There is a new primary key: what the older ones sealed waits to be sealed anew. */
    void supersede(Instant at) {
        supersededAt = at;
    }

    /** The older keys are gone. */
    void retired() {
        supersededAt = null;
    }

    static byte[] context(UUID person) {
        return ("coffer:person:" + person).getBytes(US_ASCII);
    }

    void destroy(Instant at) {
        wrappingKey = null;
        wrapped = null;
        supersededAt = null;
        destroyedAt = at;
    }
}
