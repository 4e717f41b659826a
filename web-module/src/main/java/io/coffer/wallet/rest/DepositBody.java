package io.coffer.wallet.rest;

import io.coffer.wallet.deposit.Deposit;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that came to the house's bank account. */
@Schema(name = "Deposit")
public record DepositBody(
        UUID depositId,

        @Schema(
                description =
                        "SUSPENDED: nobody knows whose it is, or who has it may not; ASSIGNED: two people gave it to a"
                                + " wallet",
                enumeration = {"CREDITED", "SUSPENDED", "ASSIGNED"})
        String status,

        @Schema(
                description = "Why it was suspended",
                enumeration = {"UNKNOWN_REFERENCE", "WALLET_CLOSED", "OWNER_NOT_VERIFIED", "CURRENCY_NOT_TAKEN"})
        @Nullable
        String reason,

        @Schema(description = "Absent as long as it is suspended") @Nullable
        UUID wallet,

        @Schema(example = "EUR") String asset,
        @Schema(example = "125.00") String amount,

        @Schema(description = "As the payer wrote it", example = "RF18 5390 0754 7034")
        String reference,

        @Schema(description = "The bank's name for it", example = "BTX-2026-11-21-0001")
        String bankTransactionId,

        @Schema(description = "What was posted when it came")
        UUID entryId,

        @Schema(description = "What took it out of suspense") @Nullable
        UUID assignedByEntry,

        String correlationId,
        Instant receivedAt) {

    static DepositBody of(Deposit deposit) {
        return new DepositBody(
                deposit.id(),
                deposit.status().name(),
                deposit.reason().map(Enum::name).orElse(null),
                deposit.walletId().orElse(null),
                deposit.amount().asset().code(),
                deposit.amount().plain(),
                deposit.reference(),
                deposit.bankTransactionId(),
                deposit.entryId(),
                deposit.assignedByEntry().orElse(null),
                deposit.correlationId(),
                deposit.receivedAt());
    }
}
