package io.coffer.kyc.document;

import io.coffer.kyc.Dossiers;
import io.coffer.step.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Finds documents that nobody has scanned any more, such as after the loss of a broker's data, and puts their task back. A
 * task that comes twice does nothing.
 */
@ApplicationScoped
public class StuckDocuments {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Documents documents;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    /**
     * A page of stuck documents, by id.
     *
     * @param threshold the moment before which a document must have moved last
     * @param after the last id of the page before; of all zeros for the first page
     */
    public List<UUID> find(Instant threshold, UUID after, int limit) {
        return em.createQuery(
                        "select d.id from Document d where d.status = :scanning and d.updatedAt < :threshold"
                                + " and d.id > :after order by d.id",
                        UUID.class)
                .setParameter("scanning", DocumentStatus.SCANNING)
                .setParameter("threshold", threshold)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Puts the tasks of documents back into the outbox; of those that still wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revive(Collection<UUID> ids) {
        dossiers.lock(em.createQuery("select distinct d.customerId from Document d where d.id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
        documents.find(ids).values().stream()
                .filter(document -> document.status() == DocumentStatus.SCANNING)
                .forEach(document -> {
                    document.attend(clock.instant());
                    relay.put(Documents.scan(document));
                });
    }
}
