package io.coffer.approval;

import io.coffer.audit.Actor;
import io.coffer.audit.Subject;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that one person wants done and another one has to agree to.
 *
 * <pre>
 *            propose            approve, done
 * (request) ─────────▶ PENDING ───────────────▶ APPROVED
 *                         │     approve, refused by the action
 *                         ├───────────────────▶ FAILED
 *                         │     reject
 *                         ├───────────────────▶ REJECTED
 *                         │     time is over
 *                         └───────────────────▶ EXPIRED
 * </pre>
 *
 * <p>All arrows are drawn by {@link Approvals}, under the lock of the row.
 */
@Entity
@Table(name = "approval")
public class Approval {

    @Id
    private UUID id;

    private String kind;

    @Column(name = "subject_type")
    private String subjectType;

    @Column(name = "subject_id")
    private UUID subjectId;

    private String payload;

    private String reason;

    @Enumerated(EnumType.STRING)
    private ApprovalStatus status;

    /** True while PENDING, else null: what the unique key counts. */
    private @Nullable Boolean pending;

    @Column(name = "proposed_by")
    private UUID proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "decided_by")
    private @Nullable UUID decidedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "rejection_reason")
    private @Nullable String rejectionReason;

    @Column(name = "failure_code")
    private @Nullable String failureCode;

    @Column(name = "failure_detail")
    private @Nullable String failureDetail;

    @Column(name = "correlation_id")
    private String correlationId;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Approval() {}

    Approval(UUID id, Proposal proposal, Actor proposer, Instant now, Instant expiresAt) {
        this.id = id;
        this.kind = proposal.kind();
        this.subjectType = proposal.subject().type();
        this.subjectId = proposal.subject().id();
        this.payload = proposal.payload();
        this.reason = proposal.reason();
        this.status = ApprovalStatus.PENDING;
        this.pending = true;
        this.proposedBy = proposer.id();
        this.proposedAt = now;
        this.expiresAt = expiresAt;
        this.correlationId = proposer.correlationId();
    }

    public UUID id() {
        return id;
    }

    /** What is to be done: the {@link ApprovableAction#kind} of its action. */
    public String kind() {
        return kind;
    }

    /** What it is to be done to. */
    public Subject subject() {
        return new Subject(subjectType, subjectId);
    }

    /** What the action needs to know besides: a JSON object. */
    public String payload() {
        return payload;
    }

    /** Why it is to be done, in the proposer's words. */
    public String reason() {
        return reason;
    }

    public ApprovalStatus status() {
        return status;
    }

    public UUID proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** From when on nobody can decide any more. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Who approved or rejected it; {@link Actor#SYSTEM_ID} if it expired; empty before. */
    public Optional<UUID> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** Why it was rejected, in the rejecter's words. */
    public Optional<String> rejectionReason() {
        return Optional.ofNullable(rejectionReason);
    }

    /** Why it could not be done: the name of a problem. */
    public Optional<String> failureCode() {
        return Optional.ofNullable(failureCode);
    }

    public Optional<String> failureDetail() {
        return Optional.ofNullable(failureDetail);
    }

    /** Of the request that proposed it. */
    public String correlationId() {
        return correlationId;
    }

    public long version() {
        return version;
    }

    boolean isOver(Instant now) {
        return pending != null && !now.isBefore(expiresAt);
    }

    /** Whether this person may decide, now (rules 2 and 3). */
    Outcome<Approval> decidableBy(Actor decider) {
        if (proposedBy.equals(decider.id())) {
            return Outcome.refused(ProblemType.SELF_APPROVAL, "Somebody else has to decide about what you proposed.");
        }
        if (status != ApprovalStatus.PENDING) {
            return Outcome.refused(
                    ProblemType.APPROVAL_NOT_PENDING,
                    "The proposal is " + status.word() + " already.",
                    Map.of("approval_status", status.name()));
        }
        return Outcome.done(this);
    }

    void approved(Actor approver, Instant now) {
        moveTo(ApprovalStatus.APPROVED, approver, now);
    }

    void rejected(Actor rejecter, String why, Instant now) {
        rejectionReason = why;
        moveTo(ApprovalStatus.REJECTED, rejecter, now);
    }

    void failed(Actor approver, Refused<?> refusal, Instant now) {
        failureCode = refusal.type().slug();
        failureDetail = refusal.detail();
        moveTo(ApprovalStatus.FAILED, approver, now);
    }

    void expired(Actor system, Instant now) {
        moveTo(ApprovalStatus.EXPIRED, system, now);
    }

    private void moveTo(ApprovalStatus next, Actor decider, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("approval " + id + " can't become " + next + " from " + status);
        }
        status = next;
        pending = null;
        decidedBy = decider.id();
        decidedAt = now;
    }
}
