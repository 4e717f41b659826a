package io.coffer.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What a user's password is compared with. There is none before the address is proved. */
@Entity
@Table(name = "user_password")
class UserPassword {

    @Id
    @Column(name = "user_id")
    private UUID userId;

    private String hash;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected UserPassword() {}

    UserPassword(UUID userId, String hash, Instant now) {
        this.userId = userId;
        this.hash = hash;
        this.changedAt = now;
    }

    UUID userId() {
        return userId;
    }

    String hash() {
        return hash;
    }

    Instant changedAt() {
        return changedAt;
    }

    void change(String newHash, Instant now) {
        hash = newHash;
        changedAt = now;
    }

    /** The same password, hashed at today's cost. */
    void upgrade(String newHash) {
        hash = newHash;
    }
}
