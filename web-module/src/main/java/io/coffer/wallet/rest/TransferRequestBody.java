package io.coffer.wallet.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.identity.Caller;
import io.coffer.identity.Role;
import io.coffer.problem.Outcome;
import io.coffer.wallet.transfer.TransferRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to move money from one wallet to another. */
@Schema(name = "TransferRequest")
public record TransferRequestBody(
        @Schema(required = true, description = "One of your wallets", format = "uuid") @Nullable
        String sourceWallet,

        @Schema(required = true, description = "Any other wallet", format = "uuid") @Nullable
        String destinationWallet,

        @Schema(required = true, example = "EUR") @Nullable String asset,

        @Schema(required = true, description = "Decimal string", example = "12.50")
        @JsonDeserialize(using = AmountText.class)
        @Nullable
        String amount,

        @Schema(required = true, description = "Your name for the transfer, once for ever; 1 to 64 characters")
        @Nullable
        String clientReference) {

    static final String EXAMPLE = """
            {"source_wallet":"01900000-0000-7000-8000-000000000f10","destination_wallet":"01900000-0000-7000-8000-000000000f11",\
            "asset":"EUR","amount":"12.50","client_reference":"rent-2026-11"}""";

    private static final int MAX_AMOUNT = 64;
    private static final int MAX_ASSET = 12;
    private static final int MAX_REFERENCE = 64;

    Outcome<TransferRequest> read(Caller owner, String idempotencyKey, String correlationId) {
        var members = new Members();
        return members.orRefused(new TransferRequest(
                owner.id(),
                owner.hasAny(Role.CUSTOMER),
                idempotencyKey,
                correlationId,
                members.id("source_wallet", sourceWallet),
                members.id("destination_wallet", destinationWallet),
                members.text("asset", asset, MAX_ASSET),
                members.text("amount", amount, MAX_AMOUNT),
                members.text("client_reference", clientReference, MAX_REFERENCE)));
    }
}
