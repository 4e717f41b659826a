package io.coffer.wallet.rest;

import io.coffer.wallet.transfer.Transfer;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money that went from one wallet to another. */
@Schema(name = "Transfer")
public record TransferBody(
        UUID transferId,
        UUID sourceWallet,
        UUID destinationWallet,
        @Schema(example = "EUR") String asset,
        @Schema(example = "12.50") String amount,
        String clientReference,
        @Schema(description = "What was posted for it") UUID entryId,
        String correlationId,
        Instant createdAt) {

    static TransferBody of(Transfer transfer) {
        return new TransferBody(
                transfer.id(),
                transfer.sourceWallet(),
                transfer.destinationWallet(),
                transfer.amount().asset().code(),
                transfer.amount().plain(),
                transfer.clientReference(),
                transfer.entryId(),
                transfer.correlationId(),
                transfer.createdAt());
    }
}
