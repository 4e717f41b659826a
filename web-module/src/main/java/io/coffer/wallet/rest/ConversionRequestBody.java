package io.coffer.wallet.rest;

import io.coffer.edge.Members;
import io.coffer.identity.Caller;
import io.coffer.identity.Role;
import io.coffer.problem.Outcome;
import io.coffer.wallet.conversion.ConversionRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to convert what is in a wallet. */
@Schema(name = "ConversionRequest")
public record ConversionRequestBody(
        @Schema(required = true, description = "One of your wallets", format = "uuid") @Nullable
        String wallet,

        @Schema(required = true, description = "One of your quotes, not used and not expired", format = "uuid")
        @Nullable
        String quote,

        @Schema(required = true, description = "Your name for the conversion, once for ever; 1 to 64 characters")
        @Nullable
        String clientReference) {

    static final String EXAMPLE = """
            {"wallet":"01900000-0000-7000-8000-000000000f10","quote":"01900000-0000-7000-8000-000000000f20",\
            "client_reference":"dollars-for-the-trip"}""";

    private static final int MAX_REFERENCE = 64;

    Outcome<ConversionRequest> read(Caller owner, String idempotencyKey, String correlationId) {
        var members = new Members();
        return members.orRefused(new ConversionRequest(
                owner.id(),
                owner.hasAny(Role.CUSTOMER),
                idempotencyKey,
                correlationId,
                members.id("wallet", wallet),
                members.id("quote", quote),
                members.text("client_reference", clientReference, MAX_REFERENCE)));
    }
}
