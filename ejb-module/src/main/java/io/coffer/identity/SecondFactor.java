package io.coffer.identity;

import io.coffer.personal.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The secret that a user's authenticator app knows. It counts from when a code has shown that the app has it. */
@Entity
@Table(name = SecondFactor.TABLE)
class SecondFactor {

    static final String TABLE = "second_factor";
    static final String SECRET = "secret";
    static final String USER = "user_id";

    @Id
    @Column(name = USER)
    private UUID userId;

    @Column(name = SECRET)
    private byte[] secret;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "last_step")
    private long lastStep;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected SecondFactor() {}

    /** @param sealedSecret for {@link #place} */
    SecondFactor(UUID userId, byte[] sealedSecret, Instant now) {
        this.userId = userId;
        this.secret = sealedSecret;
        this.createdAt = now;
    }

    static Place place(UUID userId) {
        return new Place(TABLE, SECRET, userId);
    }

    byte[] secret() {
        return secret;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    long lastStep() {
        return lastStep;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Another secret instead of one that was never confirmed. */
    void replace(byte[] sealedSecret, Instant now) {
        if (isConfirmed()) {
            throw new IllegalStateException("the second factor of " + userId + " is in use");
        }
        secret = sealedSecret;
        createdAt = now;
        lastStep = 0;
    }

    void confirm(Instant now) {
        confirmedAt = now;
    }

    /** A code of this step was used; it and older ones are good no more. */
    void used(long step) {
        lastStep = step;
    }
}
