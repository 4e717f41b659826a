package io.coffer.identity;

import io.coffer.identity.password.Password;
import io.coffer.identity.password.PasswordHashes;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks somebody who is signed in for the password once more, before what a stolen session must not do. Guesses are counted
 * as those of strangers are.
 */
@ApplicationScoped
class PasswordProof {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private FailedAttempts attempts;

    /** @return the user; {@code wrong-password}; {@code temporarily-unavailable} */
    Outcome<UUID> check(UUID user, Password password) {
        var hash = transactions.inNew(
                () -> Optional.ofNullable(em.find(UserPassword.class, user)).map(UserPassword::hash));
        return hashes.matches(password, hash).then(equal -> transactions.inNew(() -> decide(user, equal)));
    }

    private Outcome<UUID> decide(UUID user, boolean equal) {
        var failures = attempts.lock(FailedAttempts.asUser(user));
        if (!attempts.isBlocked(failures)) {
            if (equal) {
                attempts.clear(failures);
                return Outcome.done(user);
            }
            attempts.count(failures);
        }
        return Outcome.refused(ProblemType.WRONG_PASSWORD, "It is not your password, or there were too many attempts.");
    }
}
