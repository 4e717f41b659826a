package io.coffer.kyc.rest;

import io.coffer.kyc.document.Document;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A document without its content. */
@Schema(name = "KycDocument")
public record DocumentBody(
        UUID documentId,

        @Schema(description = "PASSPORT, IDENTITY_CARD, RESIDENCE_PERMIT, PROOF_OF_ADDRESS or SOURCE_OF_FUNDS")
        String kind,

        @Schema(example = "image/jpeg") String mediaType,
        int bytes,

        @Schema(description = "The last day of its validity", format = "date") @Nullable
        LocalDate expiresOn,

        @Schema(description = "SCANNING, CLEAN, INFECTED (and its content deleted) or DELETED")
        String status,

        @Schema(description = "FREE: it can be removed; SUBMITTED: it waits for a decision; DECIDED: it is kept")
        String usedAs,

        Instant createdAt) {

    static DocumentBody of(Document document) {
        return new DocumentBody(
                document.id(),
                document.kind().name(),
                document.format().mediaType(),
                document.bytes(),
                document.expiresOn().orElse(null),
                document.status().name(),
                document.use().name(),
                document.createdAt());
    }
}
