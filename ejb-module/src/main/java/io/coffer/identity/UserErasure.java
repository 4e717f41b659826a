package io.coffer.identity;

import io.coffer.personal.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Forgets a customer: nobody can sign in as her any more, and her address can be registered anew. */
@ApplicationScoped
class UserErasure implements Erasure {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private FailedAttempts attempts;

    @Inject
    private SecondFactors secondFactors;

    @Inject
    private KnownDevices devices;

    @Inject
    private MailedTokens tokens;

    @Inject
    private Sessions sessions;

    /** Staff are not erased: what they did must stay theirs. */
    @Override
    public Optional<String> objection(UUID person) {
        return user(person).filter(user -> !user.isCustomer()).map(user -> "A member of staff can't be erased.");
    }

    @Override
    public void erase(UUID person) {
        user(person).filter(user -> user.status() != UserStatus.ERASED).ifPresent(this::erase);
    }

    private void erase(User user) {
        user.emailIndex().ifPresent(index -> attempts.clear(FailedAttempts.atAddress(index)));
        attempts.clear(FailedAttempts.asUser(user.id()));
        user.erase();
        Optional.ofNullable(em.find(UserPassword.class, user.id())).ifPresent(em::remove);
        secondFactors.forget(user.id());
        devices.forget(user.id());
        tokens.forget(user.id());
        sessions.endAll(user.id(), SessionEnd.ERASED);
    }

    private Optional<User> user(UUID person) {
        return Optional.ofNullable(em.find(User.class, person, LockModeType.PESSIMISTIC_WRITE));
    }
}
