package io.coffer.wallet.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.problem.Outcome;
import io.coffer.wallet.hold.CaptureRequest;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to take what a hold reserves.
 *
 * @param last called {@code final} in JSON, which is a word of the language here
 */
@Schema(name = "CaptureRequest")
public record CaptureRequestBody(
        @Schema(required = true, description = "Any other wallet than the hold's", format = "uuid") @Nullable
        String destinationWallet,

        @Schema(description = "Decimal string; all that is left of the hold if it is left out", example = "30.00")
        @JsonDeserialize(using = AmountText.class)
        @Nullable
        String amount,

        @JsonProperty("final")
        @Schema(
                name = "final",
                description =
                        "Whether what is left after it is given back: `true` if it is left out. With `false` it stays"
                                + " reserved for further captures; where `amount` is left out nothing is left, and the hold"
                                + " ends all the same.",
                example = "true")
        @Nullable
        Boolean last) {

    static final String WHOLE = """
            {"destination_wallet":"01900000-0000-7000-8000-000000000f11"}""";

    static final String PART = """
            {"destination_wallet":"01900000-0000-7000-8000-000000000f11","amount":"30.00","final":false}""";

    private static final int MAX_AMOUNT = 64;

    Outcome<CaptureRequest> read(UUID owner, String idempotencyKey, String correlationId, UUID hold) {
        var members = new Members();
        return members.orRefused(new CaptureRequest(
                owner,
                idempotencyKey,
                correlationId,
                hold,
                members.id("destination_wallet", destinationWallet),
                members.optionalText("amount", amount, MAX_AMOUNT),
                last == null || last));
    }
}
