package io.coffer.kyc.review;

import io.coffer.id.Ids;
import io.coffer.kyc.Level;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request for a level.
 *
 * <pre>
 *           submit             documents clean           clear, or a match        approved, after a match by two
 * (request) ──────▶ SCANNING ─────────────────▶ SCREENING ────────────────▶ REVIEW ────────────────▶ APPROVED
 *                      │ infected                   │ clear, level 1,          │ rejected               level granted
 *                      ▼                            ▼ and so configured        ▼
 *                   REJECTED                     APPROVED                   REJECTED
 * </pre>
 *
 * <p>SCANNING and SCREENING are steps of {@link SubmissionWork}; a customer can take it back (WITHDRAWN) as long as it is
 * open.
 */
@Entity
@Table(name = "kyc_submission")
public class Submission {

    static final String TABLE = "kyc_submission";

    /** What the screening said. */
    public enum Screened {
        CLEAR,
        HIT
    }

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    /** The customer while it is open: unique, so that there is one at most (rule 2). */
    @Column(name = "open_customer_id")
    private @Nullable UUID openCustomerId;

    private int level;

    @Column(name = "details_id")
    private UUID detailsId;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "kyc_submission_document", joinColumns = @JoinColumn(name = "submission_id"))
    @Column(name = "document_id")
    private Set<UUID> documents = new LinkedHashSet<>();

    @Enumerated(EnumType.STRING)
    private SubmissionState state;

    @Enumerated(EnumType.STRING)
    private @Nullable Screened screened;

    @Column(name = "screening_id")
    private @Nullable String screeningId;

    private byte @Nullable [] matches;

    @Column(name = "reviewer_id")
    private @Nullable UUID reviewerId;

    @Enumerated(EnumType.STRING)
    @Column(name = "rejection_reason")
    private @Nullable RejectionReason rejectionReason;

    private byte @Nullable [] note;

    @Column(name = "correlation_id")
    private String correlationId;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Submission() {}

    Submission(
            UUID customerId,
            Level level,
            UUID detailsId,
            Collection<UUID> documents,
            String correlationId,
            Instant now) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.openCustomerId = customerId;
        this.level = level.number();
        this.detailsId = detailsId;
        this.documents.addAll(documents);
        this.state = documents.isEmpty() ? SubmissionState.SCREENING : SubmissionState.SCANNING;
        this.correlationId = correlationId;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID customerId() {
        return customerId;
    }

    public Level level() {
        return Level.of(level).orElseThrow();
    }

    public UUID detailsId() {
        return detailsId;
    }

    public Set<UUID> documents() {
        return Set.copyOf(documents);
    }

    public SubmissionState state() {
        return state;
    }

    /** What the screening said; empty before. */
    public Optional<Screened> screened() {
        return Optional.ofNullable(screened);
    }

    /** The screening provider's id. */
    public Optional<String> screeningId() {
        return Optional.ofNullable(screeningId);
    }

    Optional<byte[]> matches() {
        return Optional.ofNullable(matches);
    }

    /** Who decided, or proposed to; empty for what Coffer decided itself. */
    public Optional<UUID> reviewerId() {
        return Optional.ofNullable(reviewerId);
    }

    public Optional<RejectionReason> rejectionReason() {
        return Optional.ofNullable(rejectionReason);
    }

    Optional<byte[]> note() {
        return Optional.ofNullable(note);
    }

    public String correlationId() {
        return correlationId;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Our name for the question to the screening (rule 3). */
    String reference() {
        return "kyc:" + id;
    }

    void scanned(Instant now) {
        moveTo(SubmissionState.SCREENING, now);
    }

    /** @param sealedMatches null if there are none */
    void screened(Screened result, String providersId, byte @Nullable [] sealedMatches, Instant now) {
        screened = result;
        screeningId = providersId;
        matches = sealedMatches;
        moveTo(SubmissionState.REVIEW, now);
    }

    /** Clear, and nobody has to look at it. */
    void passed(String providersId, Instant now) {
        screened = Screened.CLEAR;
        screeningId = providersId;
        moveTo(SubmissionState.APPROVED, now);
    }

    void approved(UUID reviewer, byte @Nullable [] sealedNote, Instant now) {
        reviewerId = reviewer;
        note = sealedNote;
        moveTo(SubmissionState.APPROVED, now);
    }

    void rejected(@Nullable UUID reviewer, RejectionReason reason, byte @Nullable [] sealedNote, Instant now) {
        reviewerId = reviewer;
        rejectionReason = reason;
        note = sealedNote;
        moveTo(SubmissionState.REJECTED, now);
    }

    void withdrawn(Instant now) {
        moveTo(SubmissionState.WITHDRAWN, now);
    }

    /** Says that somebody is looking after it, though it has not moved. */
    void attend(Instant now) {
        updatedAt = now;
    }

    private void moveTo(SubmissionState next, Instant now) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("submission " + id + " can't go from " + state + " to " + next);
        }
        state = next;
        updatedAt = now;
        if (!next.isOpen()) {
            openCustomerId = null;
        }
    }
}
