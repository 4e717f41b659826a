package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.id.Ids;
import io.coffer.identity.MailedToken.Purpose;
import io.coffer.identity.password.Password;
import io.coffer.identity.password.PasswordHashes;
import io.coffer.identity.password.PasswordRules;
import io.coffer.personal.PersonalData;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Relay;
import io.coffer.step.Task;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets people register, prove their address, and choose a new password when they have lost theirs. */
@ApplicationScoped
public class Registrations {

    private static final Set<Purpose> NEW_PASSWORD = Set.of(Purpose.RESET_PASSWORD, Purpose.INVITATION);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private PersonalData personal;

    @Inject
    private PasswordHashes hashes;

    @Inject
    private Addresses addresses;

    @Inject
    private MailedTokens tokens;

    @Inject
    private KnownDevices devices;

    @Inject
    private FailedAttempts attempts;

    @Inject
    private Sessions sessions;

    @Inject
    private UserMails mails;

    @Inject
    private Relay relay;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.requests.max")
    private long maxRequests;

    /**
     * An address that its user has just proved.
     *
     * @param deviceToken makes the device known that it was proved from
     */
    public record Proved(UUID userId, String deviceToken) {}

    /**
     * Takes a registration. What is done, and how long it takes, is the same for any address (rule 6); the mailbox tells
     * the rest.
     *
     * @return the id under which it was taken, which tells nothing; or {@code weak-password}, or
     *     {@code temporarily-unavailable}
     */
    public Outcome<UUID> register(EmailAddress address, Password password, String correlationId) {
        return PasswordRules.check(password, address.localPart())
                .then(hashes::hash)
                .then(hash -> put(() -> registration(address, hash, correlationId)));
    }

    /**
     * Takes the wish for a new password; the same for any address, as {@link #register}.
     *
     * @return as {@link #register}
     */
    public Outcome<UUID> requestReset(EmailAddress address, String correlationId) {
        return put(() -> {
            var request =
                    AddressRequest.passwordReset(Ids.next(), addresses.index(address), correlationId, clock.instant());
            em.persist(request);
            return request;
        });
    }

    /**
     * Uses a token of a registration: the customer is verified and has the password that was registered with it.
     *
     * @return {@code token-invalid} if it is good no more
     */
    public Outcome<Proved> verify(String token, String correlationId) {
        return transactions.inNew(() -> use(token, Set.of(Purpose.VERIFY_EMAIL), (user, used) -> {
            var hash = used.passwordHash()
                    .orElseThrow(() -> new IllegalStateException("user " + user.id() + " has no password"));
            setPassword(user, hash);
            record(user, "customer.verified", correlationId);
        }));
    }

    /**
     * Uses a token of a reset or of an invitation: the user has this password from now on, and all sessions end.
     *
     * @return {@code token-invalid} if it is good no more, {@code weak-password}, {@code temporarily-unavailable}
     */
    public Outcome<Proved> choosePassword(String token, Password password, String correlationId) {
        var localPart =
                transactions.inNew(() -> tokens.find(token, NEW_PASSWORD).map(found -> localPart(found.userId())));
        if (localPart.isEmpty()) {
            return invalidToken();
        }
        return PasswordRules.check(password, localPart.get())
                .then(hashes::hash)
                .then(hash -> transactions.inNew(() -> use(token, NEW_PASSWORD, (user, used) -> {
                    setPassword(user, hash);
                    sessions.endAll(user.id(), SessionEnd.PASSWORD_CHANGED);
                    user.emailIndex().ifPresent(index -> attempts.clear(FailedAttempts.atAddress(index)));
                    record(user, "user.password-reset", correlationId);
                })));
    }

    /** What using a token does to its user, who is locked. */
    private interface Use {
        void of(User user, MailedToken token);
    }

    /** The user is locked before the token is believed, so that it is used once. */
    private Outcome<Proved> use(String token, Set<Purpose> purposes, Use use) {
        var user = tokens.find(token, purposes)
                .map(found -> em.find(User.class, found.userId(), LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.isActive() || found.isUnverified());
        var good = user.flatMap(found -> tokens.find(token, purposes));
        if (user.isEmpty() || good.isEmpty()) {
            return invalidToken();
        }
        if (user.get().isUnverified()) {
            user.get().become(UserStatus.ACTIVE);
        }
        use.of(user.get(), good.get());
        tokens.forget(user.get().id());
        return Outcome.done(new Proved(user.get().id(), devices.add(user.get().id())));
    }

    private void setPassword(User user, String hash) {
        Optional.ofNullable(em.find(UserPassword.class, user.id(), LockModeType.PESSIMISTIC_WRITE))
                .ifPresentOrElse(
                        password -> password.change(hash, clock.instant()),
                        () -> em.persist(new UserPassword(user.id(), hash, clock.instant())));
    }

    private AddressRequest registration(EmailAddress address, String passwordHash, String correlationId) {
        var id = Ids.next();
        personal.enrol(id);
        var request = AddressRequest.registration(
                id,
                personal.seal(id, AddressRequest.place(id), address.text()),
                addresses.index(address),
                passwordHash,
                correlationId,
                clock.instant());
        em.persist(request);
        return request;
    }

    private Outcome<UUID> put(Supplier<AddressRequest> writing) {
        Outcome<UUID> outcome = transactions.inNew(() -> {
            if (waiting() >= maxRequests) {
                return Outcome.refused(
                        ProblemType.TEMPORARILY_UNAVAILABLE, "Too many register just now. Try again later.");
            }
            var request = writing.get();
            relay.put(Task.now(AddressRequests.QUEUE, request.id(), AddressRequests.DECIDE, request.correlationId()));
            return Outcome.done(request.id());
        });
        if (outcome instanceof Done) {
            relay.wake();
        }
        return outcome;
    }

    private long waiting() {
        return em.createQuery("select count(r) from AddressRequest r", Long.class)
                .getSingleResult();
    }

    private String localPart(UUID user) {
        return mails.address(em.find(User.class, user))
                .map(EmailAddress::localPart)
                .orElse("");
    }

    private void record(User user, String action, String correlationId) {
        audit.record(new Actor(user.id(), correlationId), action, user.subject(), Map.of());
    }

    private static <T> Outcome<T> invalidToken() {
        return Outcome.refused(
                ProblemType.TOKEN_INVALID, "The token was used, has expired, or never was. Ask for a new one.");
    }
}
