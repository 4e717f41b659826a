package io.coffer.wallet.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the bank sends, as it is described: it is read after its signature was checked over every byte. */
@Schema(name = "BankMessage")
public record BankMessageBody(
        @Schema(required = true, enumeration = "deposit") @Nullable
        String type,

        @Schema(required = true) @Nullable BankDeposit data) {

    static final String EXAMPLE = """
            {"type":"deposit","data":{"bank_transaction_id":"BTX-2026-11-21-0001","reference":"RF18 5390 0754 7034",\
            "currency":"EUR","amount":"125.00"}}""";

    /** Money that came to the house's account. */
    @Schema(name = "BankDeposit")
    public record BankDeposit(
            @Schema(
                    required = true,
                    description = "The bank's name for it: 1 to 64 letters, digits and . _ : -",
                    example = "BTX-2026-11-21-0001")
            @Nullable
            String bankTransactionId,

            @Schema(description = "What the payer wrote, at most 140 characters", example = "RF18 5390 0754 7034")
            @Nullable
            String reference,

            @Schema(required = true, description = "ISO 4217", example = "EUR") @Nullable
            String currency,

            @Schema(required = true, description = "Decimal string", example = "125.00") @Nullable
            String amount) {}
}
