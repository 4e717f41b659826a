package io.coffer.identity;

import io.coffer.crypto.Digests;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slows down who guesses (rule 8). In the database, so that all servers count together. All methods work in the caller's
 * transaction.
 */
@ApplicationScoped
class FailedAttempts {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.attempts.free")
    private int free;

    @Inject
    @ConfigProperty(name = "coffer.identity.attempts.first.seconds")
    private long firstSeconds;

    @Inject
    @ConfigProperty(name = "coffer.identity.attempts.longest.seconds")
    private long longestSeconds;

    @Inject
    @ConfigProperty(name = "coffer.identity.attempts.forgotten.hours")
    private long forgottenHours;

    @SuppressWarnings("NullAway.Init")
    private AttemptCurve curve;

    @PostConstruct
    void prepare() {
        curve = new AttemptCurve(free, Duration.ofSeconds(firstSeconds), Duration.ofSeconds(longestSeconds));
    }

    /** Attempts at an address, known or not, by its blind index. */
    static byte[] atAddress(byte[] emailIndex) {
        return Digests.sha256("address:" + HexFormat.of().formatHex(emailIndex));
    }

    /** Attempts from a known device. */
    static byte[] fromDevice(String deviceToken) {
        return Digests.sha256("device:" + deviceToken);
    }

    /** Attempts of somebody who is signed in as this user. */
    static byte[] asUser(UUID user) {
        return Digests.sha256("user:" + user);
    }

    /**
     * Takes hold of what is counted until the transaction ends, whether anything was counted before or not: of many who
     * try at once, each sees what the one before did.
     */
    FailedAttempt lock(byte[] subject) {
        em.createNativeQuery("insert into failed_attempts (subject, failures, updated_at) values (:subject, 0, :now)"
                        + " on duplicate key update failures = failures")
                .setParameter("subject", subject)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return Objects.requireNonNull(em.find(FailedAttempt.class, subject, LockModeType.PESSIMISTIC_WRITE));
    }

    boolean isBlocked(FailedAttempt attempts) {
        return attempts.isBlocked(clock.instant());
    }

    /** @return whether the door is shut now */
    boolean count(FailedAttempt attempts) {
        return attempts.count(curve, Duration.ofHours(forgottenHours), clock.instant());
    }

    /** Forgets what was counted. */
    void clear(FailedAttempt attempts) {
        em.remove(attempts);
    }

    /** Forgets what was counted. */
    void clear(byte[] subject) {
        em.createQuery("delete from FailedAttempt f where f.subject = :subject")
                .setParameter("subject", subject)
                .executeUpdate();
    }
}
