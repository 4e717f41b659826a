package io.coffer.kyc.rest;

import io.coffer.kyc.document.Document;
import io.coffer.kyc.review.ReviewCase;
import io.coffer.kyc.review.ScreeningOutcome.Match;
import io.coffer.kyc.review.Submission;
import io.coffer.kyc.review.SubmissionTransition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A submission with all that a reviewer needs to decide. */
@Schema(name = "KycReview")
public record ReviewBody(
        SummaryBody review,

        @Schema(description = "As submitted; absent once the customer was erased") @Nullable
        DetailsBody details,

        List<ReviewedDocumentBody> documents,

        @Schema(description = "Who on the sanctions lists is alike")
        List<MatchBody> matches,

        @Schema(description = "What the reviewer wrote who decided") @Nullable
        String note,

        @Schema(description = "The customer's level now") int level,
        List<TransitionBody> history) {

    /** A submission in the list. */
    @Schema(name = "KycReviewSummary")
    public record SummaryBody(
            UUID reviewId,
            UUID customerId,
            int level,

            @Schema(description = "SCANNING, SCREENING, REVIEW, APPROVED, REJECTED or WITHDRAWN")
            String status,

            @Schema(description = "CLEAR or HIT; absent before the screening") @Nullable
            String screening,

            @Schema(description = "The screening provider's id") @Nullable
            String screeningId,

            @Schema(description = "Who decided; absent for what Coffer decided itself") @Nullable
            UUID reviewerId,

            @Nullable String reason,
            Instant createdAt,
            Instant updatedAt) {

        static SummaryBody of(Submission submission) {
            return new SummaryBody(
                    submission.id(),
                    submission.customerId(),
                    submission.level().number(),
                    submission.state().name(),
                    submission.screened().map(Enum::name).orElse(null),
                    submission.screeningId().orElse(null),
                    submission.reviewerId().orElse(null),
                    submission.rejectionReason().map(Enum::name).orElse(null),
                    submission.createdAt(),
                    submission.updatedAt());
        }
    }

    /** A document and what the scanner found in it. */
    @Schema(name = "KycReviewedDocument")
    public record ReviewedDocumentBody(
            DocumentBody document,

            @Schema(description = "The scanner's name for what it found") @Nullable
            String signature) {

        static ReviewedDocumentBody of(Document document) {
            return new ReviewedDocumentBody(
                    DocumentBody.of(document), document.signature().orElse(null));
        }
    }

    /** Somebody on a list. */
    @Schema(name = "KycMatch")
    public record MatchBody(
            String list,
            String name,

            @Schema(description = "How alike, a decimal string from 0 to 1", example = "0.97")
            String score) {

        static MatchBody of(Match match) {
            return new MatchBody(match.list(), match.name(), match.score().toPlainString());
        }
    }

    /** One line of the history. */
    @Schema(name = "KycTransition")
    public record TransitionBody(
            String status,

            @Schema(description = "Who caused it; zeros for Coffer itself")
            UUID actorId,

            Instant at) {

        static TransitionBody of(SubmissionTransition transition) {
            return new TransitionBody(transition.state().name(), transition.actorId(), transition.at());
        }
    }

    static ReviewBody of(ReviewCase review) {
        return new ReviewBody(
                SummaryBody.of(review.submission()),
                review.details().map(DetailsBody::of).orElse(null),
                review.documents().stream().map(ReviewedDocumentBody::of).toList(),
                review.matches().stream().map(MatchBody::of).toList(),
                review.note().orElse(null),
                review.standing().level().number(),
                review.history().stream().map(TransitionBody::of).toList());
    }
}
