package io.coffer.audit;

import io.coffer.id.Ids;
import io.coffer.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;

/** Keeps the records of what was done. */
@ApplicationScoped
public class AuditTrail {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Writes a record in the caller's transaction.
     *
     * @param action subject and what happened to it, in the past tense: {@code account.frozen}
     * @param detail what changed; no personal data, no secret
     */
    public void record(Actor actor, String action, Subject subject, Map<String, ?> detail) {
        em.persist(new AuditRecord(Ids.next(), clock.instant(), actor, action, subject, Json.write(detail)));
    }
}
