package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.crypto.Digests;
import io.coffer.identity.password.Password;
import io.coffer.identity.totp.Base32;
import io.coffer.identity.totp.Totp;
import io.coffer.personal.PersonalData;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lets users add a second factor to their password, and asks for it (rule 12). */
@ApplicationScoped
public class SecondFactors {

    private static final String ISSUER = "Coffer";
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private PersonalData personal;

    @Inject
    private PasswordProof proof;

    @Inject
    private FailedAttempts attempts;

    @Inject
    private UserMails mails;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** What came of asking for the second factor. */
    enum Check {
        GOOD,
        MISSING,
        WRONG
    }

    /**
     * What an authenticator app has to know.
     *
     * @param secret in Base32
     * @param uri the same with everything else, for a QR code
     */
    public record Enrolment(String secret, String uri) {

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    /**
     * Makes a new secret. It is not asked for before {@link #confirm}.
     *
     * @return {@code wrong-password}, {@code second-factor-active}
     */
    public Outcome<Enrolment> enrol(Password password, Actor actor) {
        return proof.check(actor.id(), password).then(user -> transactions.inNew(() -> enrol(actor)));
    }

    /**
     * Shows that the app has the secret: from now on it is asked for.
     *
     * @return recovery codes, shown this once; {@code wrong-code}; {@code not-found} without {@link #enrol} before;
     *     {@code second-factor-active}
     */
    public Outcome<List<String>> confirm(String code, Actor actor) {
        return transactions.inNew(() -> {
            var user = lock(actor.id());
            var factor = find(actor.id());
            if (factor.isEmpty()) {
                return Outcome.refused(ProblemType.NOT_FOUND, "Ask for a secret first.");
            }
            if (factor.get().isConfirmed()) {
                return active();
            }
            if (!accept(factor.get(), actor.id(), code)) {
                return wrongCode();
            }
            factor.get().confirm(clock.instant());
            audit.record(actor, "user.second-factor-on", user.subject(), Map.of());
            return Outcome.done(newRecoveryCodes(actor.id()));
        });
    }

    /**
     * Asks for it no more.
     *
     * @param code of the app, or a recovery code
     * @return {@code wrong-code}; {@code not-found} if there is none
     */
    public Outcome<UUID> removeByCode(String code, Actor actor) {
        return transactions.inNew(() -> {
            var failures = attempts.lock(FailedAttempts.asUser(actor.id()));
            var user = lock(actor.id());
            var factor = find(actor.id());
            if (factor.isEmpty()) {
                return none();
            }
            if (attempts.isBlocked(failures)) {
                return wrongCode();
            }
            if (!accept(factor.get(), actor.id(), code) && !useRecoveryCode(actor.id(), code)) {
                attempts.count(failures);
                return wrongCode();
            }
            attempts.clear(failures);
            remove(user, factor.get(), actor);
            return Outcome.done(actor.id());
        });
    }

    /**
     * Asks for it no more.
     *
     * @return {@code wrong-password}; {@code not-found} if there is none
     */
    public Outcome<UUID> removeByPassword(Password password, Actor actor) {
        return proof.check(actor.id(), password)
                .then(id -> transactions.inNew(() -> {
                    var user = lock(actor.id());
                    var factor = find(actor.id());
                    if (factor.isEmpty()) {
                        return none();
                    }
                    remove(user, factor.get(), actor);
                    return Outcome.done(id);
                }));
    }

    /** Whether a user has one that is asked for; in the caller's transaction. */
    boolean isOn(UUID user) {
        return find(user).filter(SecondFactor::isConfirmed).isPresent();
    }

    /** Asks for it, in the caller's transaction, which holds the user locked. A code that is good is used up. */
    Check check(UUID user, Optional<String> code, Optional<String> recoveryCode) {
        var factor = find(user).filter(SecondFactor::isConfirmed);
        if (factor.isEmpty()) {
            return Check.GOOD;
        }
        if (code.isEmpty() && recoveryCode.isEmpty()) {
            return Check.MISSING;
        }
        boolean good = code.filter(given -> accept(factor.get(), user, given)).isPresent()
                || recoveryCode.filter(given -> useRecoveryCode(user, given)).isPresent();
        return good ? Check.GOOD : Check.WRONG;
    }

    /** Forgets it, in the caller's transaction. */
    void forget(UUID user) {
        find(user).ifPresent(em::remove);
        forgetRecoveryCodes(user);
    }

    private Outcome<Enrolment> enrol(Actor actor) {
        var user = lock(actor.id());
        var factor = find(actor.id());
        if (factor.filter(SecondFactor::isConfirmed).isPresent()) {
            return active();
        }
        var secret = Totp.newSecret(Secrets.random());
        var sealed = personal.seal(actor.id(), SecondFactor.place(actor.id()), secret);
        factor.ifPresentOrElse(
                started -> started.replace(sealed, clock.instant()),
                () -> em.persist(new SecondFactor(actor.id(), sealed, clock.instant())));
        var text = Base32.encode(secret);
        var label = mails.address(user).map(EmailAddress::text).orElse(ISSUER);
        return Outcome.done(new Enrolment(
                text,
                "otpauth://totp/" + ISSUER + ":" + escaped(label) + "?secret=" + text + "&issuer=" + ISSUER
                        + "&algorithm=SHA1&digits=6&period=30"));
    }

    private boolean accept(SecondFactor factor, UUID user, String code) {
        var step = personal.open(user, SecondFactor.place(user), factor.secret())
                .map(secret -> Totp.check(secret, code, clock.instant(), factor.lastStep()));
        if (step.isEmpty() || step.get().isEmpty()) {
            return false;
        }
        factor.used(step.get().getAsLong());
        return true;
    }

    private boolean useRecoveryCode(UUID user, String code) {
        return em.createQuery("delete from RecoveryCode c where c.userId = :user and c.codeHash = :hash")
                        .setParameter("user", user)
                        .setParameter("hash", recoveryHash(user, code))
                        .executeUpdate()
                == 1;
    }

    private List<String> newRecoveryCodes(UUID user) {
        forgetRecoveryCodes(user);
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var text = Base32.encode(Secrets.newBytes(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
            em.persist(new RecoveryCode(user, recoveryHash(user, text)));
            codes.add(String.join(
                    "-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12)));
        }
        return List.copyOf(codes);
    }

    /** However it was typed. */
    private static byte[] recoveryHash(UUID user, String code) {
        return Digests.sha256(
                user + ":" + code.replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT));
    }

    private void remove(User user, SecondFactor factor, Actor actor) {
        boolean wasOn = factor.isConfirmed();
        em.remove(factor);
        forgetRecoveryCodes(user.id());
        if (wasOn) {
            audit.record(actor, "user.second-factor-off", user.subject(), Map.of());
            mails.put(user.id(), "second-factor-off", Map.of(), actor.correlationId());
        }
    }

    private void forgetRecoveryCodes(UUID user) {
        em.createQuery("delete from RecoveryCode c where c.userId = :user")
                .setParameter("user", user)
                .executeUpdate();
    }

    private User lock(UUID user) {
        return em.find(User.class, user, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<SecondFactor> find(UUID user) {
        return Optional.ofNullable(em.find(SecondFactor.class, user));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> Outcome<T> active() {
        return Outcome.refused(ProblemType.SECOND_FACTOR_ACTIVE, "Remove the one that is in use first.");
    }

    private static <T> Outcome<T> none() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no second factor.");
    }

    private static <T> Outcome<T> wrongCode() {
        return Outcome.refused(
                ProblemType.WRONG_CODE, "The code is wrong, was used before, or is too old; or too many were tried.");
    }
}
