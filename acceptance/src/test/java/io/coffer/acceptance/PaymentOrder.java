package io.coffer.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** A payment request with something sensible in every member, to be changed member by member. */
record PaymentOrder(
        String amount,
        String currency,
        String destinationCurrency,
        String sourceAccount,
        String destinationAccount,
        String clientReference) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** 250 EUR from one account to another one in PHP. */
    static PaymentOrder between(UUID source, UUID destination) {
        return new PaymentOrder(
                "250.00", "EUR", "PHP", source.toString(), destination.toString(), "test-" + UUID.randomUUID());
    }

    PaymentOrder amount(String value) {
        return new PaymentOrder(
                value, currency, destinationCurrency, sourceAccount, destinationAccount, clientReference);
    }

    PaymentOrder clientReference(String value) {
        return new PaymentOrder(amount, currency, destinationCurrency, sourceAccount, destinationAccount, value);
    }

    ObjectNode node() {
        return JSON.createObjectNode()
                .put("amount", amount)
                .put("currency", currency)
                .put("destination_currency", destinationCurrency)
                .put("source_account", sourceAccount)
                .put("destination_account", destinationAccount)
                .put("client_reference", clientReference);
    }

    String json() {
        return node().toString();
    }
}
