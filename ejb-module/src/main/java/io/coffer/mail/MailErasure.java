package io.coffer.mail;

import io.coffer.personal.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Drops the mails that wait for a person. */
@ApplicationScoped
class MailErasure implements Erasure {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Override
    public Optional<String> objection(UUID person) {
        return Optional.empty();
    }

    @Override
    public void erase(UUID person) {
        em.createQuery(
                        "select m from Mail m where m.personId = :person and m.status = :waiting order by m.id",
                        Mail.class)
                .setParameter("person", person)
                .setParameter("waiting", MailStatus.WAITING)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(mail -> mail.dropped(clock.instant()));
    }
}
