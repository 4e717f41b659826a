package io.coffer.payment.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.identity.Caller;
import io.coffer.identity.Role;
import io.coffer.payment.PaymentRequest;
import io.coffer.problem.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent to ask for a payment. */
@Schema(name = "PaymentRequest")
public record PaymentRequestBody(
        @Schema(
                required = true,
                description = "Decimal string in the source currency; the fee is part of it",
                example = "250.00")
        @JsonDeserialize(using = AmountText.class)
        @Nullable
        String amount,

        @Schema(required = true, description = "ISO 4217", example = "EUR") @Nullable
        String currency,

        @Schema(required = true, description = "ISO 4217", example = "PHP") @Nullable
        String destinationCurrency,

        @Schema(required = true, description = "One of your accounts, kept in currency", format = "uuid") @Nullable
        String sourceAccount,

        @Schema(required = true, description = "An account kept in destination_currency", format = "uuid") @Nullable
        String destinationAccount,

        @Schema(required = true, description = "Your name for the payment, once for ever; 1 to 64 characters") @Nullable
        String clientReference) {

    static final String EXAMPLE = """
            {"amount":"250.00","currency":"EUR","destination_currency":"PHP",\
            "source_account":"01900000-0000-7000-8000-000000000e01",\
            "destination_account":"01900000-0000-7000-8000-000000000b01","client_reference":"invoice-2026-0001"}""";

    private static final int MAX_AMOUNT = 64;
    private static final int MAX_CURRENCY = 12;
    private static final int MAX_REFERENCE = 64;

    Outcome<PaymentRequest> read(Caller owner, String idempotencyKey, String correlationId) {
        var members = new Members();
        return members.orRefused(new PaymentRequest(
                owner.id(),
                owner.hasAny(Role.CUSTOMER),
                idempotencyKey,
                correlationId,
                members.text("amount", amount, MAX_AMOUNT),
                members.text("currency", currency, MAX_CURRENCY),
                members.text("destination_currency", destinationCurrency, MAX_CURRENCY),
                members.id("source_account", sourceAccount),
                members.id("destination_account", destinationAccount),
                members.text("client_reference", clientReference, MAX_REFERENCE)));
    }
}
