package io.coffer.kyc.review;

import io.coffer.audit.Actor;
import io.coffer.kyc.Dossiers;
import io.coffer.kyc.document.Documents;
import io.coffer.personal.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Forgets who a customer is. Documents are deleted, details can't be opened any more; that she was verified, when, at which
 * level and by whom stays, as the law demands.
 */
@ApplicationScoped
class KycErasure implements Erasure {

    private static final String CORRELATION_ID = "erasure";

    @Inject
    private Dossiers dossiers;

    @Inject
    private Documents documents;

    @Inject
    private Submissions submissions;

    @Inject
    private Decisions decisions;

    @Override
    public Optional<String> objection(UUID person) {
        return Optional.empty();
    }

    @Override
    public void erase(UUID person) {
        if (!dossiers.lock(List.of(person)).isEmpty()) {
            submissions.lockAll(person).stream()
                    .filter(submission -> submission.state().isOpen())
                    .forEach(submission -> decisions.withdraw(submission, Actor.system(CORRELATION_ID)));
            documents.forget(person);
        }
    }
}
