package io.coffer.wallet.rest;

import io.coffer.wallet.conversion.GivenQuote;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A price of a conversion, promised until it expires. */
@Schema(name = "Quote")
public record QuoteBody(
        UUID quoteId,
        @Schema(example = "EUR") String sourceAsset,

        @Schema(description = "What is paid, the fee included", example = "250.00")
        String sourceAmount,

        @Schema(description = "Of the source", example = "0.25")
        String fee,

        @Schema(example = "USD") String destinationAsset,

        @Schema(description = "What is got", example = "269.92")
        String destinationAmount,

        @Schema(description = "What is kept of the destination", example = "0.68")
        String spread,

        @Schema(description = "Destination for one unit of the source, after the spread", example = "1.08079125")
        String rate,

        @Schema(description = "The same in the middle of the market", example = "1.0835")
        String midRate,

        @Schema(description = "When the market was so") Instant rateAsOf,
        Instant createdAt,

        @Schema(description = "From then on it is good no more")
        Instant expiresAt,

        @Schema(description = "What it was used for; absent until then") @Nullable
        UUID conversionId) {

    static QuoteBody of(GivenQuote given) {
        var quote = given.quote();
        return new QuoteBody(
                quote.id(),
                quote.source().asset().code(),
                quote.source().plain(),
                quote.fee().plain(),
                quote.destination().asset().code(),
                quote.destination().plain(),
                quote.spread().plain(),
                quote.clientRate().toPlainString(),
                quote.midRate().toPlainString(),
                quote.rateAsOf(),
                quote.createdAt(),
                quote.expiresAt(),
                given.conversionId().orElse(null));
    }
}
