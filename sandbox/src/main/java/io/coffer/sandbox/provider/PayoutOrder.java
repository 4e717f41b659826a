package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order to pay money out, as the caller sent it. Two orders are the same if all members are the same text.
 *
 * @param reference the caller's own name for it, unique for ever
 * @param iban of who gets it, without spaces
 * @param creditorName who gets it
 * @param currency ISO 4217
 * @param amount decimal text
 */
public record PayoutOrder(
        @JsonProperty(required = true) String reference,
        @JsonProperty(required = true) String iban,
        @JsonProperty(required = true) String creditorName,
        @JsonProperty(required = true) String currency,
        @JsonProperty(required = true) String amount) {

    private static final int LIMIT = 255;
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?");

    /** Checks the form; whether it can be paid is decided later. */
    public PayoutOrder {
        present(reference, "reference");
        present(iban, "iban");
        present(creditorName, "creditor_name");
        present(currency, "currency");
        present(amount, "amount");
        decimal(amount);
    }

    static void decimal(String amount) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("amount must be a decimal string like \"248.75\"");
        }
    }

    static void present(@Nullable String value, String member) {
        if (value == null || value.isBlank() || value.length() > LIMIT) {
            throw new IllegalArgumentException(member + " must have 1 to " + LIMIT + " characters");
        }
    }
}
