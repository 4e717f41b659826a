package io.coffer.wallet.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.identity.Caller;
import io.coffer.identity.Role;
import io.coffer.problem.Outcome;
import io.coffer.wallet.hold.HoldRequest;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to reserve an amount of a wallet. */
@Schema(name = "HoldRequest")
public record HoldRequestBody(
        @Schema(required = true, description = "One of your wallets", format = "uuid") @Nullable
        String wallet,

        @Schema(required = true, example = "EUR") @Nullable String asset,

        @Schema(required = true, description = "Decimal string", example = "80.00")
        @JsonDeserialize(using = AmountText.class)
        @Nullable
        String amount,

        @Schema(
                description =
                        "From when on it is given back by itself; a week ahead if it is left out, 30 days ahead at most"
                                + " (as configured)")
        @Nullable
        Instant expiresAt,

        @Schema(required = true, description = "Your name for the hold, once for ever; 1 to 64 characters") @Nullable
        String clientReference) {

    static final String EXAMPLE = """
            {"wallet":"01900000-0000-7000-8000-000000000f10","asset":"EUR","amount":"80.00",\
            "client_reference":"room-217"}""";

    private static final int MAX_AMOUNT = 64;
    private static final int MAX_ASSET = 12;
    private static final int MAX_REFERENCE = 64;

    Outcome<HoldRequest> read(Caller owner, String idempotencyKey, String correlationId) {
        var members = new Members();
        return members.orRefused(new HoldRequest(
                owner.id(),
                owner.hasAny(Role.CUSTOMER),
                idempotencyKey,
                correlationId,
                members.id("wallet", wallet),
                members.text("asset", asset, MAX_ASSET),
                members.text("amount", amount, MAX_AMOUNT),
                Optional.ofNullable(expiresAt),
                members.text("client_reference", clientReference, MAX_REFERENCE)));
    }
}
