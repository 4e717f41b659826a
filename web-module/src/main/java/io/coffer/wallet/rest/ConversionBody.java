package io.coffer.wallet.rest;

import io.coffer.wallet.conversion.Conversion;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a wallet sold and bought. */
@Schema(name = "Conversion")
public record ConversionBody(
        UUID conversionId,
        UUID wallet,
        UUID quoteId,
        @Schema(example = "EUR") String sourceAsset,

        @Schema(description = "What was paid, the fee included", example = "250.00")
        String sourceAmount,

        @Schema(description = "Of the source", example = "0.25")
        String fee,

        @Schema(example = "USD") String destinationAsset,

        @Schema(description = "What was got", example = "269.92")
        String destinationAmount,

        @Schema(description = "What was kept of the destination", example = "0.68")
        String spread,

        @Schema(description = "Destination for one unit of the source, after the spread", example = "1.08079125")
        String rate,

        @Schema(description = "The same in the middle of the market", example = "1.0835")
        String midRate,

        String clientReference,
        @Schema(description = "What was posted for it") UUID entryId,
        String correlationId,
        Instant createdAt) {

    static ConversionBody of(Conversion conversion) {
        var quote = conversion.quote();
        return new ConversionBody(
                conversion.id(),
                conversion.walletId(),
                quote.id(),
                quote.source().asset().code(),
                quote.source().plain(),
                quote.fee().plain(),
                quote.destination().asset().code(),
                quote.destination().plain(),
                quote.spread().plain(),
                quote.clientRate().toPlainString(),
                quote.midRate().toPlainString(),
                conversion.clientReference(),
                conversion.entryId(),
                conversion.correlationId(),
                conversion.createdAt());
    }
}
