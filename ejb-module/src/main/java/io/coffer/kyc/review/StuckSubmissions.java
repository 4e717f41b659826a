package io.coffer.kyc.review;

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
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds submissions that no worker looks after any more, such as after the loss of a broker's data, and puts their task
 * back. A task that comes twice does nothing.
 */
@ApplicationScoped
public class StuckSubmissions {

    private static final EnumSet<SubmissionState> FOR_WORKER = Stream.of(SubmissionState.values())
            .filter(SubmissionState::isForWorker)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(SubmissionState.class)));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.kyc.stuck.after.seconds")
    private long stuckAfterSeconds;

    /** The moment before which a submission or document must have moved last to count as stuck now. */
    public Instant threshold() {
        return clock.instant().minusSeconds(stuckAfterSeconds);
    }

    /**
     * A page of stuck submissions, by id.
     *
     * @param after the last id of the page before; of all zeros for the first page
     */
    public List<UUID> find(Instant threshold, UUID after, int limit) {
        return em.createQuery(
                        "select s.id from Submission s where s.state in :states and s.updatedAt < :threshold"
                                + " and s.id > :after order by s.id",
                        UUID.class)
                .setParameter("states", FOR_WORKER)
                .setParameter("threshold", threshold)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Puts the tasks of submissions back into the outbox; of those that still wait for a worker. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void revive(Collection<UUID> ids) {
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
