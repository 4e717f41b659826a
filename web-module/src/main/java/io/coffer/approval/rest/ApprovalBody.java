package io.coffer.approval.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.coffer.approval.Approval;
import io.coffer.audit.rest.SubjectBody;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposal and what became of it. */
@Schema(name = "Approval")
public record ApprovalBody(
        UUID approvalId,

        @Schema(description = "What is to be done", example = "account.freeze")
        String kind,

        @Schema(description = "What it is to be done to") SubjectBody subject,

        @Schema(
                description = "What there is to know besides; its members depend on the kind",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class)
        @JsonRawValue
        String payload,

        @Schema(description = "Why it is to be done") String reason,

        @Schema(
                enumeration = {"PENDING", "APPROVED", "REJECTED", "FAILED", "EXPIRED"},
                description =
                        "PENDING, APPROVED (and done), REJECTED, FAILED (approved, but it could not be done any more)"
                                + " or EXPIRED")
        String status,

        @Schema(description = "The user that proposed it, who can't decide about it")
        UUID proposedBy,

        Instant proposedAt,

        @Schema(description = "From then on nobody can decide about it")
        Instant expiresAt,

        @Schema(description = "The user that decided; zeros if it expired") @Nullable
        UUID decidedBy,

        @Nullable Instant decidedAt,

        @Schema(description = "Why it was rejected") @Nullable
        String rejectionReason,

        @Schema(description = "Why it could not be done") @Nullable
        FailureBody failure,

        String correlationId) {

    /** Why what was approved could not be done. */
    @Schema(name = "ApprovalFailure")
    public record FailureBody(
            @Schema(description = "The name of a problem", example = "account-state")
            String code,

            String detail) {}

    static ApprovalBody of(Approval approval) {
        return new ApprovalBody(
                approval.id(),
                approval.kind(),
                SubjectBody.of(approval.subject()),
                approval.payload(),
                approval.reason(),
                approval.status().name(),
                approval.proposedBy(),
                approval.proposedAt(),
                approval.expiresAt(),
                approval.decidedBy().orElse(null),
                approval.decidedAt().orElse(null),
                approval.rejectionReason().orElse(null),
                approval.failureCode()
                        .map(code ->
                                new FailureBody(code, approval.failureDetail().orElse("")))
                        .orElse(null),
                approval.correlationId());
    }
}
