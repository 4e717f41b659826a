package io.coffer.ledger.rest;

import io.coffer.ledger.Side;
import io.coffer.ledger.inquiry.HistoryLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A posting in the history of an account. */
@Schema(name = "AccountLine")
public record HistoryLineBody(
        UUID entryId,

        @Schema(description = "Its number in the entry, from 1")
        int line,

        @Schema(example = "wallet.transfer") String kind,
        String reference,
        String correlationId,
        LocalDate effectiveDate,
        Instant postedAt,

        @Schema(enumeration = {"DEBIT", "CREDIT"}) String side,

        @Schema(example = "12.50") String amount,

        @Schema(description = "What was on the account after it", example = "1250.00")
        String balance) {

    static HistoryLineBody of(HistoryLine line) {
        var entry = line.entry();
        return new HistoryLineBody(
                entry.id(),
                line.posting().line(),
                entry.kind(),
                entry.reference(),
                entry.correlationId(),
                entry.effectiveDate(),
                line.posting().postedAt(),
                Side.of(line.posting().amount()).name(),
                line.posting().absolute().plain(),
                line.balance().plain());
    }
}
