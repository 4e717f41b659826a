package io.coffer.identity;

import io.coffer.crypto.Digests;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A device that its user signed in from, or proved the address from. It shows a token of its own next time. */
@Entity
@Table(name = "known_device")
class KnownDevice {

    @Id
    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @SuppressWarnings("NullAway.Init")
    protected KnownDevice() {}

    KnownDevice(String token, UUID userId, Instant now) {
        this.tokenHash = Digests.sha256(token);
        this.userId = userId;
        this.createdAt = now;
        this.lastUsedAt = now;
    }

    byte[] tokenHash() {
        return tokenHash;
    }

    UUID userId() {
        return userId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    void used(Instant now) {
        lastUsedAt = now;
    }
}
