package io.coffer.identity;

import io.coffer.crypto.Digests;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What was mailed to an address, so that its reader can prove to be one. Only its hash is kept; it is used once. */
@Entity
@Immutable
@Table(name = "mailed_token")
class MailedToken {

    /** What it is good for. */
    enum Purpose {
        VERIFY_EMAIL,
        RESET_PASSWORD,
        INVITATION
    }

    @Id
    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected MailedToken() {}

    /** @param passwordHash takes effect with the token: nobody else's password does */
    MailedToken(
            String token,
            UUID userId,
            Purpose purpose,
            @Nullable String passwordHash,
            Instant createdAt,
            Instant expiresAt) {
        this.tokenHash = Digests.sha256(token);
        this.userId = userId;
        this.purpose = purpose;
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UUID userId() {
        return userId;
    }

    Purpose purpose() {
        return purpose;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }
}
