package io.coffer.kyc.review;

import io.coffer.kyc.CustomerDetails;
import io.coffer.kyc.Verifications;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.document.Documents;
import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of who a customer is. Contents of documents are fetched one by one, from where {@code content} says. */
@ApplicationScoped
class KycRecord implements PersonalRecord {

    @Inject
    private CustomerDetails details;

    @Inject
    private Documents documents;

    @Inject
    private Submissions submissions;

    @Inject
    private Verifications verifications;

    /** The whole of it. */
    private record Body(
            int level,
            List<CustomerDetails.Kept> details,
            List<DocumentBody> documents,
            List<SubmissionBody> submissions,
            List<VerificationBody> verifications) {}

    private record DocumentBody(
            UUID documentId,
            String kind,
            String mediaType,
            int bytes,
            @Nullable LocalDate expiresOn,
            String status,
            Instant createdAt,
            String content) {

        static DocumentBody of(Document document) {
            return new DocumentBody(
                    document.id(),
                    document.kind().name(),
                    document.format().mediaType(),
                    document.bytes(),
                    document.expiresOn().orElse(null),
                    document.status().name(),
                    document.createdAt(),
                    "/api/v1/me/kyc/documents/" + document.id());
        }
    }

    private record SubmissionBody(UUID submissionId, int level, String status, Instant createdAt, Instant updatedAt) {}

    private record VerificationBody(
            int level,
            Instant grantedAt,
            Instant validUntil,
            @Nullable Instant endedAt) {}

    @Override
    public String name() {
        return "kyc";
    }

    @Override
    public Optional<Object> of(UUID person) {
        var body = new Body(
                verifications.standing(person).level().number(),
                details.all(person),
                documents.of(person).stream().map(DocumentBody::of).toList(),
                submissions.of(person).stream()
                        .map(submission -> new SubmissionBody(
                                submission.id(),
                                submission.level().number(),
                                submission.state().name(),
                                submission.createdAt(),
                                submission.updatedAt()))
                        .toList(),
                verifications.history(person).stream()
                        .map(verification -> new VerificationBody(
                                verification.level().number(),
                                verification.grantedAt(),
                                verification.validUntil(),
                                verification.endedAt().orElse(null)))
                        .toList());
        boolean nothing = body.details().isEmpty()
                && body.documents().isEmpty()
                && body.submissions().isEmpty();
        return nothing ? Optional.empty() : Optional.of(body);
    }
}
