package io.coffer.mail;

import io.coffer.json.Json;
import io.coffer.personal.PersonalData;
import io.coffer.step.Relay;
import io.coffer.step.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Takes mails to be sent. */
@ApplicationScoped
public class Mails {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private PersonalData personal;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    /**
     * Writes a mail, in the caller's transaction. {@link #wake} after the commit; without, it goes out a moment later.
     *
     * @param person whose keys seal it; must be enrolled
     * @param address where it goes
     * @param template a text of {@code mail/}, such as {@code verify-email}
     * @param values what the text names
     */
    public void put(UUID person, String address, String template, Map<String, String> values, String correlationId) {
        var letter = MailTemplate.named(template).fill(address, values);
        var mail = new Mail(person, template, clock.instant());
        mail.carry(personal.seal(person, mail.place(), Json.write(letter)));
        em.persist(mail);
        relay.put(Task.now(MailWork.QUEUE, mail.id(), MailWork.SEND, correlationId));
    }

    /** Says that there is something to send. */
    public void wake() {
        relay.wake();
    }

    /** How many mails with one of these texts were written to a person since then, in the caller's transaction. */
    public long countSince(UUID person, Collection<String> templates, Instant since) {
        return em.createQuery(
                        "select count(m) from Mail m where m.personId = :person and m.template in :templates"
                                + " and m.createdAt >= :since",
                        Long.class)
                .setParameter("person", person)
                .setParameter("templates", templates)
                .setParameter("since", since)
                .getSingleResult();
    }
}
