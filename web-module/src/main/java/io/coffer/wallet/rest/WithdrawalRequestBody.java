package io.coffer.wallet.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.identity.Caller;
import io.coffer.identity.Role;
import io.coffer.problem.Outcome;
import io.coffer.wallet.withdrawal.WithdrawalRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to have money paid out. */
@Schema(name = "WithdrawalRequest")
public record WithdrawalRequestBody(
        @Schema(required = true, description = "One of your wallets", format = "uuid") @Nullable
        String wallet,

        @Schema(required = true, description = "The currency", example = "EUR") @Nullable
        String asset,

        @Schema(
                required = true,
                description = "Decimal string; what the creditor gets. The fee comes on top",
                example = "40.00")
        @JsonDeserialize(using = AmountText.class)
        @Nullable
        String amount,

        @Schema(required = true, description = "Who gets it; 1 to 70 characters", example = "Erika Mustermann")
        @Nullable
        String creditorName,

        @Schema(required = true, description = "Where; spaces do not matter", example = "DE75512108001245126199")
        @Nullable
        String iban,

        @Schema(required = true, description = "Your name for the withdrawal, once for ever; 1 to 64 characters")
        @Nullable
        String clientReference) {

    static final String EXAMPLE = """
            {"wallet":"01900000-0000-7000-8000-000000000f10","asset":"EUR","amount":"40.00",\
            "creditor_name":"Erika Mustermann","iban":"DE75 5121 0800 1245 1261 99","client_reference":"savings-2026-11"}""";

    private static final int MAX_AMOUNT = 64;
    private static final int MAX_ASSET = 12;
    private static final int MAX_NAME = 70;
    private static final int MAX_IBAN = 42;
    private static final int MAX_REFERENCE = 64;

    Outcome<WithdrawalRequest> read(Caller owner, String idempotencyKey, String correlationId) {
        var members = new Members();
        return members.orRefused(new WithdrawalRequest(
                owner.id(),
                owner.hasAny(Role.CUSTOMER),
                idempotencyKey,
                correlationId,
                members.id("wallet", wallet),
                members.text("asset", asset, MAX_ASSET),
                members.text("amount", amount, MAX_AMOUNT),
                members.text("creditor_name", creditorName, MAX_NAME),
                members.text("iban", iban, MAX_IBAN),
                members.text("client_reference", clientReference, MAX_REFERENCE)));
    }
}
