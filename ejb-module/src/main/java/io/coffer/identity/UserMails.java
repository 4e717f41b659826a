package io.coffer.identity;

import io.coffer.mail.Mails;
import io.coffer.personal.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes mails to users at the address that they registered. All methods work in the caller's transaction. */
@ApplicationScoped
public class UserMails {

    private static final Duration HOUR = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private PersonalData personal;

    @Inject
    private Mails mails;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.mails.per.hour")
    private long perHour;

    /**
     * Writes a mail to a user; to one who was erased, none. {@link #wake} after the commit.
     *
     * @param template a text of {@code mail/}
     * @param values what the text names
     */
    public void put(UUID user, String template, Map<String, String> values, String correlationId) {
        address(em.find(User.class, user))
                .ifPresent(address -> mails.put(user, address.text(), template, values, correlationId));
    }

    /** Says that there is something to send. */
    public void wake() {
        mails.wake();
    }

    /**
     * Whether a user may be sent another mail that anybody can ask for: nobody's mailbox is to be flooded by us. Each kind is
     * counted by itself, so that nobody keeps a new password from somebody by registering his address.
     */
    boolean mayAskForMore(UUID user, AddressRequest.Kind kind) {
        return mails.countSince(user, templates(kind), clock.instant().minus(HOUR)) < perHour;
    }

    private static List<String> templates(AddressRequest.Kind kind) {
        return switch (kind) {
            case REGISTRATION -> List.of("verify-email", "already-registered");
            case PASSWORD_RESET -> List.of("reset-password");
        };
    }

    /** A user's address, as it was written. */
    Optional<EmailAddress> address(User user) {
        return user.email()
                .flatMap(bytes -> personal.openText(user.id(), User.emailPlace(user.id()), bytes))
                .map(EmailAddress::new);
    }
}
