package io.coffer.kyc.rest;

import io.coffer.kyc.review.RejectionReason;
import io.coffer.kyc.review.Submission;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A submission as its customer sees it. */
@Schema(name = "KycSubmission")
public record SubmissionBody(
        UUID submissionId,
        @Schema(description = "1 to 3") int level,

        @Schema(description = "SCANNING, SCREENING, REVIEW, APPROVED, REJECTED or WITHDRAWN")
        String status,

        @Schema(
                description = "Why it was rejected: DOCUMENT_UNREADABLE, DOCUMENT_NOT_ACCEPTED, DOCUMENT_EXPIRED,"
                        + " DOCUMENT_INFECTED, DETAILS_MISMATCH, OTHER or NOT_ACCEPTED")
        @Nullable
        String reason,

        @Schema(description = "What the reviewer has to say about it") @Nullable
        String note,

        Instant createdAt,
        Instant updatedAt) {

    static SubmissionBody of(Submission submission) {
        return of(submission, Optional.empty());
    }

    /** @param note what the reviewer wrote; shown only with a reason that is told */
    static SubmissionBody of(Submission submission, Optional<String> note) {
        var reason = submission.rejectionReason();
        return new SubmissionBody(
                submission.id(),
                submission.level().number(),
                submission.state().name(),
                reason.map(why -> why.isTold() ? why.name() : RejectionReason.CONFIDENTIAL)
                        .orElse(null),
                reason.filter(RejectionReason::isTold).flatMap(told -> note).orElse(null),
                submission.createdAt(),
                submission.updatedAt());
    }
}
