package io.coffer.ledger.rest;

import io.coffer.ledger.Side;
import io.coffer.ledger.inquiry.RecordedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the journal with all its lines. */
@Schema(name = "LedgerEntry")
public record JournalEntryBody(
        UUID entryId,

        @Schema(description = "The business fact, once") String reference,

        @Schema(example = "adjustment") String kind,
        String correlationId,
        Instant postedAt,

        @Schema(description = "The day that it counts for, in UTC")
        LocalDate effectiveDate,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = String.class,
                description = "What else is known of the fact")
        Map<String, String> metadata,

        @Schema(description = "The entry that it takes back, or a part of it") @Nullable
        UUID reverses,

        @Schema(description = "The entries that took it back, or a part of it")
        List<UUID> reversedBy,

        List<LineBody> lines) {

    /** A line of it. */
    @Schema(name = "LedgerEntryLine")
    public record LineBody(
            int line,
            UUID accountId,

            @Schema(description = "Of an account of the house", example = "suspense:EUR") @Nullable
            String accountCode,

            @Schema(example = "EUR") String asset,

            @Schema(enumeration = {"DEBIT", "CREDIT"}) String side,

            @Schema(example = "12.50") String amount,

            @Schema(description = "The line of the reversed entry that it takes back") @Nullable
            Integer reversesLine) {

        static LineBody of(RecordedEntry.Line line) {
            var posting = line.posting();
            return new LineBody(
                    posting.line(),
                    line.account(),
                    posting.account().code().orElse(null),
                    posting.amount().asset().code(),
                    Side.of(posting.amount()).name(),
                    posting.absolute().plain(),
                    posting.reversesLine().orElse(null));
        }
    }

    static JournalEntryBody of(RecordedEntry recorded) {
        var entry = recorded.entry();
        return new JournalEntryBody(
                entry.id(),
                entry.reference(),
                entry.kind(),
                entry.correlationId(),
                entry.postedAt(),
                entry.effectiveDate(),
                entry.metadata(),
                entry.reverses().orElse(null),
                recorded.reversedBy(),
                recorded.lines().stream().map(LineBody::of).toList());
    }
}
