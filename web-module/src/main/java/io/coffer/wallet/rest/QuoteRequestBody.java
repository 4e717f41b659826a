package io.coffer.wallet.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.problem.Outcome;
import io.coffer.step.IdempotencyKey;
import io.coffer.wallet.conversion.QuoteRequest;
import io.coffer.wallet.conversion.QuoteRequest.Side;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to learn what a conversion would cost. */
@Schema(name = "QuoteRequest", description = "Exactly one of `source_amount` and `destination_amount`")
public record QuoteRequestBody(
        @Schema(required = true, description = "What is sold", example = "EUR") @Nullable
        String sourceAsset,

        @Schema(required = true, description = "What is bought", example = "USD") @Nullable
        String destinationAsset,

        @Schema(description = "What is paid, the fee included; decimal string", example = "250.00")
        @JsonDeserialize(using = AmountText.class)
        @Nullable
        String sourceAmount,

        @Schema(description = "What is to be got, to the unit; decimal string", example = "270.00")
        @JsonDeserialize(using = AmountText.class)
        @Nullable
        String destinationAmount) {

    static final String SELLING = """
            {"source_asset":"EUR","destination_asset":"USD","source_amount":"250.00"}""";

    static final String BUYING = """
            {"source_asset":"EUR","destination_asset":"JPY","destination_amount":"10000"}""";

    private static final int MAX_AMOUNT = 64;
    private static final int MAX_ASSET = 12;

    Outcome<QuoteRequest> read(IdempotencyKey.Key key) {
        var members = new Members();
        boolean selling = destinationAmount == null;
        members.check(
                selling || sourceAmount == null, "destination_amount", "must be left out where source_amount is there");
        return members.orRefused(new QuoteRequest(
                key,
                members.text("source_asset", sourceAsset, MAX_ASSET),
                members.text("destination_asset", destinationAsset, MAX_ASSET),
                selling ? Side.SOURCE : Side.DESTINATION,
                selling
                        ? members.text("source_amount", sourceAmount, MAX_AMOUNT)
                        : members.text("destination_amount", destinationAmount, MAX_AMOUNT)));
    }
}
