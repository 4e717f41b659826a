package io.coffer.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user on one device, from signing in to the end. */
@Entity
@Table(name = "user_session")
class UserSession {

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    private String client;

    @Column(name = "family_hash")
    private byte[] familyHash;

    @Column(name = "refresh_hash")
    private byte[] refreshHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    private @Nullable SessionEnd endReason;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected UserSession() {}

    UserSession(UUID userId, String client, RefreshToken first, Instant now) {
        this.id = first.session();
        this.userId = userId;
        this.client = client;
        this.familyHash = first.familyHash();
        this.refreshHash = first.hash();
        this.createdAt = now;
        this.lastUsedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    String client() {
        return client;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    boolean hasExpired(Duration idle, Duration longest, Instant now) {
        return now.isAfter(lastUsedAt.plus(idle)) || now.isAfter(createdAt.plus(longest));
    }

    /** Whether this is or was one of its tokens. */
    boolean isOfFamily(RefreshToken token) {
        return MessageDigest.isEqual(familyHash, token.familyHash());
    }

    /** Whether this is the one that is good. */
    boolean isCurrent(RefreshToken token) {
        return MessageDigest.isEqual(refreshHash, token.hash());
    }

    void rotate(RefreshToken next, Instant now) {
        refreshHash = next.hash();
        lastUsedAt = now;
    }

    void end(SessionEnd reason, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            endReason = reason;
        }
    }
}
