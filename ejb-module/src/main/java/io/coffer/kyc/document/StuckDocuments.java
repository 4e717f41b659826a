package io.coffer.kyc.document;

import io.coffer.kyc.Dossiers;
import io.coffer.sweep.StuckTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the tasks of documents back that nobody has scanned for long. */
@ApplicationScoped
@Named("stuckDocuments")
class StuckDocuments extends StuckTasks {

    @Inject
    private Documents documents;

    @Inject
    private Dossiers dossiers;

    @Inject
    @ConfigProperty(name = "coffer.kyc.stuck.after.seconds")
    private long stuckAfterSeconds;

    StuckDocuments() {
        super("Document", "status", List.of(DocumentStatus.SCANNING), "updatedAt");
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(stuckAfterSeconds);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Collection<UUID> ids, String correlationId) {
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
