package io.coffer.kyc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a customer was found to be who a level takes, by which submission, and until when that holds. */
@Entity
@Table(name = "kyc_verification")
public class Verification {

    /** Why it does not hold any more. */
    public enum End {
        /** A newer one of the same level took its place. */
        RENEWED,
        /** Its time was over. */
        LAPSED,
        /** It was taken back: what it stood on was found to be wrong. */
        REVOKED
    }

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private int level;

    @Column(name = "submission_id")
    private UUID submissionId;

    @Column(name = "granted_at")
    private Instant grantedAt;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    private @Nullable End endReason;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Verification() {}

    Verification(UUID id, UUID customerId, Level level, UUID submissionId, Instant grantedAt, Instant validUntil) {
        this.id = id;
        this.customerId = customerId;
        this.level = level.number();
        this.submissionId = submissionId;
        this.grantedAt = grantedAt;
        this.validUntil = validUntil;
    }

    public UUID id() {
        return id;
    }

    public UUID customerId() {
        return customerId;
    }

    public Level level() {
        return Level.of(level).orElseThrow();
    }

    public UUID submissionId() {
        return submissionId;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    /** From this instant on it does not hold any more. */
    public Instant validUntil() {
        return validUntil;
    }

    /** Why it ended, if that was noted already; an expired one has lapsed even before. */
    public Optional<End> endReason() {
        return Optional.ofNullable(endReason);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Whether it holds at this instant. */
    boolean isInForce(Instant now) {
        return endedAt == null && now.isBefore(validUntil);
    }

    void end(End reason, Instant at) {
        if (endedAt != null) {
            throw new IllegalStateException("verification " + id + " has ended already");
        }
        endReason = reason;
        endedAt = at;
    }
}
