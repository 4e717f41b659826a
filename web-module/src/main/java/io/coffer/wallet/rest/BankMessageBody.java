package io.coffer.wallet.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the bank sends, as it is described: it is read after its signature was checked over every byte. */
@Schema(name = "BankMessage")
public record BankMessageBody(
        @Schema(
                required = true,
                enumeration = {"deposit", "payout"})
        @Nullable
        String type,

        @Schema(required = true, description = "What is told; which members there must be goes by the type") @Nullable
        BankFact data) {

    static final String EXAMPLE = """
            {"type":"deposit","data":{"bank_transaction_id":"BTX-2026-11-21-0001","reference":"RF18 5390 0754 7034",\
            "currency":"EUR","amount":"125.00"}}""";

    static final String PAYOUT_EXAMPLE = """
            {"type":"payout","data":{"payout_id":"po_6f1c0b","reference":"withdrawal:01900000-0000-7000-8000-000000000f20",\
            "status":"SETTLED","currency":"EUR","amount":"40.00"}}""";

    /** Money that came to the house's account, or what became of a payout. */
    @Schema(name = "BankFact")
    public record BankFact(
            @Schema(
                    description =
                            "The bank's name for money that came, or came back: 1 to 64 letters, digits and . _ : -",
                    example = "BTX-2026-11-21-0001")
            @Nullable
            String bankTransactionId,

            @Schema(
                    description = "Of a deposit: what the payer wrote, at most 140 characters. Of a payout: ours",
                    example = "RF18 5390 0754 7034")
            @Nullable
            String reference,

            @Schema(required = true, description = "ISO 4217", example = "EUR") @Nullable
            String currency,

            @Schema(required = true, description = "Decimal string", example = "125.00") @Nullable
            String amount,

            @Schema(description = "Of a payout: the bank's name for it", example = "po_6f1c0b") @Nullable
            String payoutId,

            @Schema(
                    description = "Of a payout",
                    enumeration = {"ACCEPTED", "SETTLED", "REFUSED", "RETURNED"})
            @Nullable
            String status,

            @Schema(description = "Of a payout: why it was refused or came back", example = "account-closed") @Nullable
            String reason) {}
}
