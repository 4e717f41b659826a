package io.coffer.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often something was tried in vain, and how long it is not to be tried again. */
@Entity
@Table(name = "failed_attempts")
class FailedAttempt {

    @Id
    private byte[] subject;

    private int failures;

    @Column(name = "blocked_until")
    private @Nullable Instant blockedUntil;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected FailedAttempt() {}

    boolean isBlocked(Instant now) {
        return blockedUntil != null && now.isBefore(blockedUntil);
    }

    /** @return whether the door is shut now */
    boolean count(AttemptCurve curve, Duration forgottenAfter, Instant now) {
        failures = now.isAfter(updatedAt.plus(forgottenAfter)) ? 1 : failures + 1;
        var wait = curve.wait(failures);
        blockedUntil = wait.isZero() ? null : now.plus(wait);
        updatedAt = now;
        return blockedUntil != null;
    }
}
