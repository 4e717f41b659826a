package io.coffer.kyc.rest;

import io.coffer.kyc.LevelOverride;
import io.coffer.kyc.Verification;
import io.coffer.kyc.limit.Limits;
import io.coffer.kyc.review.Overview;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a customer stands. */
@Schema(name = "Kyc")
public record KycBody(
        @Schema(description = "0 to 3: what counts") int level,

        @Schema(description = "The level without the override")
        int verifiedLevel,

        @Schema(description = "What sets the level instead, and until when") @Nullable
        OverrideBody override,

        @Schema(description = "What holds, the lowest level first; an upper one counts only with all lower ones")
        List<VerificationBody> verifications,

        @Schema(description = "The newest details") @Nullable
        DetailsBody details,

        @Schema(description = "The newest first") List<DocumentBody> documents,

        @Schema(description = "The newest one") @Nullable SubmissionBody submission,

        @Schema(description = "What may be moved, by asset; days and months are those of UTC")
        List<LimitBody> limits) {

    /** A level that was set. */
    @Schema(name = "KycOverride")
    public record OverrideBody(int level, Instant validUntil) {

        static OverrideBody of(LevelOverride override) {
            return new OverrideBody(override.level().number(), override.validUntil());
        }
    }

    /** A level that was verified. */
    @Schema(name = "KycVerification")
    public record VerificationBody(int level, UUID submissionId, Instant grantedAt, Instant validUntil) {

        static VerificationBody of(Verification verification) {
            return new VerificationBody(
                    verification.level().number(),
                    verification.submissionId(),
                    verification.grantedAt(),
                    verification.validUntil());
        }
    }

    /** A limit and what is used of it. */
    @Schema(name = "KycLimit")
    public record LimitBody(
            @Schema(example = "EUR") String asset,

            @Schema(description = "Decimal string", example = "500")
            String perTransaction,

            @Schema(example = "1000") String daily,
            @Schema(example = "250") String usedToday,
            @Schema(example = "2500") String monthly,
            @Schema(example = "250") String usedThisMonth) {

        static LimitBody of(Limits.Status limit) {
            return new LimitBody(
                    limit.asset(),
                    plain(limit.perTransaction()),
                    plain(limit.daily()),
                    plain(limit.usedToday()),
                    plain(limit.monthly()),
                    plain(limit.usedThisMonth()));
        }

        private static String plain(BigDecimal amount) {
            return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
        }
    }

    static KycBody of(Overview overview) {
        var standing = overview.standing();
        return new KycBody(
                standing.level().number(),
                standing.verified().number(),
                standing.override().map(OverrideBody::of).orElse(null),
                standing.inForce().stream().map(VerificationBody::of).toList(),
                overview.details().map(kept -> DetailsBody.of(kept.details())).orElse(null),
                overview.documents().stream().map(DocumentBody::of).toList(),
                overview.latest()
                        .map(latest -> SubmissionBody.of(latest, overview.note()))
                        .orElse(null),
                overview.limits().stream().map(LimitBody::of).toList());
    }
}
