package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.identity.password.PasswordHashes;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets users in.
 *
 * <pre>
 * look      the user, the hash and the device, without locks
 * compare   the password with the hash, or with a dummy: outside of any transaction, it takes a while
 * decide    locks the count of failures, then the user; what was compared must still be what is kept
 * </pre>
 *
 * Whatever is wrong, the same is done and answered (rule 7): an unknown address differs from a wrong password in nothing
 * but what is written down.
 */
@ApplicationScoped
public class SignIn {

    /** In audit records, in place of a user: the address is not known. */
    private static final Subject NOBODY = new Subject("customer", new UUID(0, 0));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Addresses addresses;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private FailedAttempts attempts;

    @Inject
    private KnownDevices devices;

    @Inject
    private SecondFactors secondFactors;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditTrail audit;

    /**
     * What was found for an address.
     *
     * @param knownDevice whether the user came in from this device before
     */
    private record Found(Optional<UUID> user, Optional<String> hash, boolean knownDevice) {}

    /** What came of comparing, and the hash to keep from now on if the cost has changed. */
    private record Compared(boolean equal, Optional<String> upgraded) {}

    /**
     * Lets somebody in.
     *
     * @return the tokens of a new session; {@code sign-in-failed} for whatever is wrong; {@code second-factor-required}
     *     when only the code is missing or wrong; {@code temporarily-unavailable} when too many try at once
     */
    public Outcome<SignedIn> signIn(SignInRequest request, String correlationId) {
        var found = transactions.inNew(() -> look(request));
        return hashes.matches(request.password(), found.hash())
                .then(equal -> Outcome.done(new Compared(equal, equal ? upgraded(request, found) : Optional.empty())))
                .then(compared -> transactions.inNew(() -> decide(request, found, compared, correlationId)));
    }

    private Found look(SignInRequest request) {
        var user = em.createQuery("select u from User u where u.emailIndex = :index", User.class)
                .setParameter("index", addresses.index(request.address()))
                .getResultStream()
                .findFirst();
        var hash = user.flatMap(known -> Optional.ofNullable(em.find(UserPassword.class, known.id())))
                .map(UserPassword::hash);
        boolean knownDevice = user.isPresent()
                && request.deviceToken()
                        .flatMap(token -> devices.find(user.get().id(), token))
                        .isPresent();
        return new Found(user.map(User::id), hash, knownDevice);
    }

    /** What failures are counted by (rule 8). */
    private byte[] counted(SignInRequest request, Found found) {
        return request.deviceToken()
                .filter(token -> found.knownDevice())
                .map(FailedAttempts::fromDevice)
                .orElseGet(() -> FailedAttempts.atAddress(addresses.index(request.address())));
    }

    /** No place to hash in is no reason to keep anybody out: it is done the next time. */
    private Optional<String> upgraded(SignInRequest request, Found found) {
        return found.hash()
                .filter(hash -> !hashes.isCurrent(hash))
                .flatMap(hash -> hashes.hash(request.password()) instanceof Done<String> done
                        ? Optional.of(done.value())
                        : Optional.empty());
    }

    private Outcome<SignedIn> decide(SignInRequest request, Found found, Compared compared, String correlationId) {
        var failures = attempts.lock(counted(request, found));
        var user = found.user().map(id -> em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
        var subject = user.map(User::subject).orElse(NOBODY);
        if (attempts.isBlocked(failures)) {
            audit.record(Actor.system(correlationId), "user.sign-in-blocked", subject, Map.of());
            return failed();
        }
        var password = user.filter(User::isActive)
                .flatMap(active -> Optional.ofNullable(em.find(UserPassword.class, active.id())))
                .filter(kept -> compared.equal() && found.hash().equals(Optional.of(kept.hash())));
        if (user.isEmpty() || password.isEmpty()) {
            countFailure(failures, "user.sign-in-failed", subject, correlationId);
            return failed();
        }
        var secondFactor = secondFactors.check(user.get().id(), request.code(), request.recoveryCode());
        if (secondFactor == SecondFactors.Check.MISSING) {
            return Outcome.refused(
                    ProblemType.SECOND_FACTOR_REQUIRED, "Send the same again with the code of your authenticator app.");
        }
        if (secondFactor == SecondFactors.Check.WRONG) {
            countFailure(failures, "user.second-factor-failed", subject, correlationId);
            return Outcome.refused(
                    ProblemType.SECOND_FACTOR_REQUIRED, "The code is wrong, was used before, or is too old.");
        }
        attempts.clear(failures);
        compared.upgraded().ifPresent(password.get()::upgrade);
        return Outcome.done(letIn(user.get(), request, correlationId));
    }

    private SignedIn letIn(User user, SignInRequest request, String correlationId) {
        var tokens = sessions.open(user, request.client());
        var deviceToken = request.deviceToken()
                .filter(token -> devices.used(user.id(), token))
                .orElseGet(() -> devices.add(user.id()));
        audit.record(
                new Actor(user.id(), correlationId),
                "user.signed-in",
                user.subject(),
                Map.of("session_id", tokens.sessionId()));
        return new SignedIn(tokens, deviceToken);
    }

    private void countFailure(FailedAttempt failures, String action, Subject subject, String correlationId) {
        boolean shut = attempts.count(failures);
        audit.record(Actor.system(correlationId), action, subject, Map.of("locked", shut));
    }

    private static <T> Outcome<T> failed() {
        return Outcome.refused(
                ProblemType.SIGN_IN_FAILED,
                "Address or password is wrong, the address is not verified, or there were too many attempts.");
    }
}
