package io.coffer.ledger.rest;

import io.coffer.ledger.AccountingPeriod;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A month of the books. */
@Schema(name = "AccountingPeriod")
public record PeriodBody(
        @Schema(description = "In UTC", example = "2026-10") String month,

        @Schema(enumeration = {"OPEN", "CLOSED"}) String status,

        Instant changedAt) {

    static PeriodBody of(AccountingPeriod period) {
        return new PeriodBody(period.month().toString(), period.status().name(), period.changedAt());
    }
}
