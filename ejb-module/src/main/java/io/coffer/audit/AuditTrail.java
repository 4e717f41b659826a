package io.coffer.audit;

import io.coffer.id.Ids;
import io.coffer.json.Json;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps the records of what was done, and shows them. */
@ApplicationScoped
public class AuditTrail {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    private Transactions transactions;

    /**
     * Writes a record in the caller's transaction.
     *
     * @param action subject and what happened to it, in the past tense: {@code account.frozen}
     * @param detail what changed; no personal data, no secret
     */
    public void record(Actor actor, String action, Subject subject, Map<String, ?> detail) {
        em.persist(new AuditRecord(
                Ids.next(), clock.instant(), actor, action, subject, Json.write(new TreeMap<>(detail))));
    }

    /**
     * A page of the records, the newest first.
     *
     * @param subjectId only those of what was changed
     * @param actorId only those of who changed it
     * @param action only those that tell of this; in ASCII
     */
    public Page<AuditRecord> find(
            Optional<UUID> subjectId, Optional<UUID> actorId, Optional<String> action, PageRequest page) {
        return transactions.inNew(() -> new Listing<>(AuditRecord.class, AuditRecord::id)
                .having("subjectId", subjectId)
                .having("actorId", actorId)
                .having("action", action)
                .read(em, page));
    }
}
