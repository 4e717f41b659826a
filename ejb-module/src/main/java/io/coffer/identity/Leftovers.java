package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.personal.PersonalRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds and deletes what is of no more use. */
@ApplicationScoped
public class Leftovers {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private PersonalRights rights;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.session.idle.days")
    private long idleDays;

    @Inject
    @ConfigProperty(name = "coffer.identity.session.kept.days")
    private long sessionDays;

    @Inject
    @ConfigProperty(name = "coffer.identity.token.kept.days")
    private long tokenDays;

    @Inject
    @ConfigProperty(name = "coffer.identity.attempts.forgotten.hours")
    private long forgottenHours;

    @Inject
    @ConfigProperty(name = "coffer.identity.attempts.longest.seconds")
    private long longestSeconds;

    @Inject
    @ConfigProperty(name = "coffer.identity.devices.kept.days")
    private long deviceDays;

    @Inject
    @ConfigProperty(name = "coffer.identity.unverified.kept.days")
    private long unverifiedDays;

    /**
     * A page of what is left over, the oldest first.
     *
     * @param after the last one of the page before
     */
    public List<StaleRow> find(Leftover kind, Optional<StaleRow> after, int limit) {
        var query = em.createQuery(after.isPresent() ? kind.nextPage() : kind.firstPage(), Tuple.class)
                .setParameter("moment", moment(kind))
                .setMaxResults(limit);
        after.ifPresent(last -> query.setParameter("since", last.since()).setParameter("key", last.key()));
        return query.getResultStream()
                .map(row -> new StaleRow(row.get(0, Instant.class), row.get(1, Serializable.class)))
                .toList();
    }

    /**
     * Deletes those of these rows that are still of no use. A registration is erased as a customer is who asks for it; one
     * that something stands against stays.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(Leftover kind, Collection<StaleRow> rows, String correlationId) {
        var keys = rows.stream().map(StaleRow::key).toList();
        if (kind == Leftover.REGISTRATIONS) {
            em.createQuery(kind.stillThere(), User.class)
                    .setParameter("keys", keys)
                    .setParameter("moment", moment(kind))
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .forEach(user -> rights.forget(user.id(), Actor.system(correlationId)));
        } else {
            em.createQuery(kind.deletion())
                    .setParameter("keys", keys)
                    .setParameter("moment", moment(kind))
                    .executeUpdate();
        }
    }

    /** What is older is of no more use. */
    private Instant moment(Leftover kind) {
        return clock.instant()
                .minus(
                        switch (kind) {
                            case MAILED_TOKENS -> Duration.ofDays(tokenDays);
                            case SESSIONS -> Duration.ofDays(idleDays + sessionDays);
                            case FAILED_ATTEMPTS ->
                                Duration.ofHours(forgottenHours).plusSeconds(longestSeconds);
                            case DEVICES -> Duration.ofDays(deviceDays);
                            case REGISTRATIONS -> Duration.ofDays(unverifiedDays);
                        });
    }
}
