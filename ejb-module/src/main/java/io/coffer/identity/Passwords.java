package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.identity.password.Password;
import io.coffer.identity.password.PasswordHashes;
import io.coffer.identity.password.PasswordRules;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Lets users change the password that they know. */
@ApplicationScoped
public class Passwords {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private PasswordProof proof;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private Sessions sessions;

    @Inject
    private UserMails mails;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /**
     * Changes the actor's password, ends all other sessions and tells the mailbox.
     *
     * @param session the actor's own
     * @return {@code wrong-password}, {@code weak-password}, {@code temporarily-unavailable}
     */
    public Outcome<UUID> change(Password current, Password next, UUID session, Actor actor) {
        var outcome = proof.check(actor.id(), current)
                .then(user -> PasswordRules.check(next, localPart(user)))
                .then(hashes::hash)
                .then(hash -> transactions.inNew(() -> change(hash, session, actor)));
        if (outcome instanceof Done) {
            mails.wake();
        }
        return outcome;
    }

    /**
     * Asks for the password once more, before what a stolen session must not do.
     *
     * @return the user; {@code wrong-password}, {@code temporarily-unavailable}
     */
    public Outcome<UUID> prove(Password current, UUID user) {
        return proof.check(user, current);
    }

    private Outcome<UUID> change(String hash, UUID session, Actor actor) {
        var user = em.find(User.class, actor.id(), LockModeType.PESSIMISTIC_WRITE);
        em.find(UserPassword.class, actor.id(), LockModeType.PESSIMISTIC_WRITE).change(hash, clock.instant());
        int ended = sessions.endAll(actor.id(), session, SessionEnd.PASSWORD_CHANGED);
        audit.record(actor, "user.password-changed", user.subject(), Map.of("sessions_ended", ended));
        mails.put(actor.id(), "password-changed", Map.of(), actor.correlationId());
        return Outcome.done(actor.id());
    }

    private String localPart(UUID user) {
        return transactions.inNew(() -> mails.address(em.find(User.class, user))
                .map(EmailAddress::localPart)
                .orElse(""));
    }
}
