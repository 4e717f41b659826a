package io.coffer.mail;

import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which mails were written to a person. Their texts are not kept. */
@ApplicationScoped
class MailRecord implements PersonalRecord {

    private static final int MAX = 1_000;

    @PersistenceContext
    private EntityManager em;

    private record Body(String template, MailStatus status, Instant createdAt) {}

    @Override
    public String name() {
        return "mails";
    }

    /** The latest ones. */
    @Override
    public Optional<Object> of(UUID person) {
        List<Body> mails = em.createQuery(
                        "select m from Mail m where m.personId = :person order by m.createdAt desc", Mail.class)
                .setParameter("person", person)
                .setMaxResults(MAX)
                .getResultStream()
                .map(mail -> new Body(mail.template(), mail.status(), mail.createdAt()))
                .toList();
        return mails.isEmpty() ? Optional.empty() : Optional.of(mails);
    }
}
