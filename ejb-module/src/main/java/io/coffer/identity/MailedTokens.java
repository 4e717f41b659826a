package io.coffer.identity;

import io.coffer.crypto.Digests;
import io.coffer.identity.MailedToken.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Mails tokens to users and knows them again. All methods work in the caller's transaction. */
@ApplicationScoped
class MailedTokens {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private UserMails mails;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.verification.hours")
    private long verificationHours;

    @Inject
    @ConfigProperty(name = "coffer.identity.reset.minutes")
    private long resetMinutes;

    @Inject
    @ConfigProperty(name = "coffer.identity.invitation.hours")
    private long invitationHours;

    /**
     * Mails a token that proves the address and makes this password the user's.
     *
     * @param passwordHash bound to the token, so that a stranger who registers the same address gets no password in
     */
    void sendVerification(User user, String passwordHash, String correlationId) {
        send(
                user,
                Purpose.VERIFY_EMAIL,
                passwordHash,
                Duration.ofHours(verificationHours),
                "verify-email",
                Map.of("hours", Long.toString(verificationHours)),
                correlationId);
    }

    void sendReset(User user, String correlationId) {
        send(
                user,
                Purpose.RESET_PASSWORD,
                null,
                Duration.ofMinutes(resetMinutes),
                "reset-password",
                Map.of("minutes", Long.toString(resetMinutes)),
                correlationId);
    }

    void sendInvitation(User user, String correlationId) {
        send(
                user,
                Purpose.INVITATION,
                null,
                Duration.ofHours(invitationHours),
                "staff-invitation",
                Map.of("hours", Long.toString(invitationHours)),
                correlationId);
    }

    /** A token that is good for one of these purposes. */
    Optional<MailedToken> find(String token, Set<Purpose> purposes) {
        return em.createQuery("select t from MailedToken t where t.tokenHash = :hash", MailedToken.class)
                .setParameter("hash", Digests.sha256(token))
                .getResultStream()
                .filter(found -> purposes.contains(found.purpose()) && found.isGood(clock.instant()))
                .findFirst();
    }

    /** All tokens of a user are good no more. */
    void forget(UUID user) {
        em.createQuery("delete from MailedToken t where t.userId = :user")
                .setParameter("user", user)
                .executeUpdate();
    }

    private void send(
            User user,
            Purpose purpose,
            @Nullable String passwordHash,
            Duration life,
            String template,
            Map<String, String> values,
            String correlationId) {
        var token = Secrets.newText();
        var now = clock.instant();
        em.persist(new MailedToken(token, user.id(), purpose, passwordHash, now, now.plus(life)));
        var all = new HashMap<>(values);
        all.put("token", token);
        mails.put(user.id(), template, all, correlationId);
    }
}
