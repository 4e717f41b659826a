package io.coffer.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What opens the door for a channel. The key itself is not kept. */
@Entity
@DynamicUpdate
@Table(name = "api_key")
public class ApiKey {

    @Id
    private UUID id;

    @Column(name = "secret_hash", updatable = false)
    private byte[] secretHash;

    @ManyToOne
    @JoinColumn(name = "channel_id", updatable = false)
    private Channel channel;

    @Column(updatable = false)
    private String scopes;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    ApiKey(NewSecret secret, Channel channel, Set<String> scopes, Instant now, @Nullable Instant expiresAt) {
        this.id = secret.keyId();
        this.secretHash = secret.hash();
        this.channel = channel;
        this.scopes = Scope.text(scopes);
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** Public: it stands in the key, too. */
    public UUID id() {
        return id;
    }

    public Channel channel() {
        return channel;
    }

    /** See {@link Scope}. */
    public Set<String> scopes() {
        return Scope.parse(scopes);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** From when on it opens nothing any more. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** To the minute. */
    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    boolean isUsable(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Lets it open the door for a while yet, and no longer. */
    void replaced(Instant until) {
        if (expiresAt == null || until.isBefore(expiresAt)) {
            expiresAt = until;
        }
    }

    void revoked(Instant now) {
        revokedAt = now;
    }

    /** For how long it was made; empty for one without an end. */
    Optional<Duration> life() {
        return expiresAt().map(end -> Duration.between(createdAt, end));
    }
}
