package io.coffer.step;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Which request of a caller was accepted under a key, and what came of it. */
@Entity
@Immutable
@IdClass(IdempotencyKey.Key.class)
@Table(name = "idempotency_key")
public class IdempotencyKey {

    /** A channel or user, and the key that it chose. */
    public record Key(UUID callerId, String key) implements Serializable {}

    @Id
    @Column(name = "caller_id")
    private UUID callerId;

    @Id
    @Column(name = "idem_key")
    private String key;

    private byte[] fingerprint;

    @Column(name = "resource_id")
    private UUID resourceId;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected IdempotencyKey() {}

    IdempotencyKey(Key key, byte[] fingerprint, UUID resourceId, Instant createdAt) {
        this.callerId = key.callerId();
        this.key = key.key();
        this.fingerprint = fingerprint.clone();
        this.resourceId = resourceId;
        this.createdAt = createdAt;
    }

    Key id() {
        return new Key(callerId, key);
    }

    /**
     * What was made under the key, for the same request once more.
     *
     * @return refused with {@code idempotency-key-reused} if it is another request under the same key
     */
    public Outcome<UUID> madeFor(byte[] otherFingerprint) {
        return Arrays.equals(fingerprint, otherFingerprint)
                ? Outcome.done(resourceId)
                : Outcome.refused(
                        ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used for a request with other content.");
    }
}
