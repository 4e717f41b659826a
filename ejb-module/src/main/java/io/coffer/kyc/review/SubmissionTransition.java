package io.coffer.kyc.review;

import io.coffer.audit.Actor;
import io.coffer.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One line of a submission's history. */
@Entity
@Immutable
@Table(name = "kyc_submission_transition")
public class SubmissionTransition {

    @Id
    private UUID id;

    @Column(name = "submission_id")
    private UUID submissionId;

    @Enumerated(EnumType.STRING)
    private SubmissionState state;

    @Column(name = "actor_id")
    private UUID actorId;

    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected SubmissionTransition() {}

    SubmissionTransition(Submission submission, Actor actor) {
        this.id = Ids.next();
        this.submissionId = submission.id();
        this.state = submission.state();
        this.actorId = actor.id();
        this.at = submission.updatedAt();
    }

    public SubmissionState state() {
        return state;
    }

    /** Who caused it; zeros for Coffer itself. */
    public UUID actorId() {
        return actorId;
    }

    public Instant at() {
        return at;
    }
}
