package io.coffer.kyc.review;

import io.coffer.kyc.Dossiers;
import io.coffer.sweep.StuckTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the tasks of submissions back that a worker should look after and that have not moved for long. */
@ApplicationScoped
@Named("stuckSubmissions")
class StuckSubmissions extends StuckTasks {

    @Inject
    private Dossiers dossiers;

    @Inject
    @ConfigProperty(name = "coffer.kyc.stuck.after.seconds")
    private long stuckAfterSeconds;

    StuckSubmissions() {
        super(
                "Submission",
                "state",
                Stream.of(SubmissionState.values())
                        .filter(SubmissionState::isForWorker)
                        .toList(),
                "updatedAt");
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(stuckAfterSeconds);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Collection<UUID> ids, String correlationId) {
        dossiers.lock(em.createQuery("select distinct s.customerId from Submission s where s.id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
        em.createQuery("select s from Submission s where s.id in :ids", Submission.class)
                .setParameter("ids", ids)
                .getResultStream()
                .filter(submission -> submission.state().isForWorker())
                .forEach(submission -> {
                    submission.attend(clock.instant());
                    relay.put(Submissions.task(submission));
                });
    }
}
