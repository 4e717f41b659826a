package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order to convert, as the caller sent it. Two orders are the same if all members are the same text.
 *
 * @param reference the caller's own name for it, unique for ever
 * @param sellAsset code of the asset to sell
 * @param sellAmount decimal text
 * @param buyAsset code of the asset to buy
 */
public record ConversionOrder(
        @JsonProperty(required = true) String reference,
        @JsonProperty(required = true) String sellAsset,
        @JsonProperty(required = true) String sellAmount,
        @JsonProperty(required = true) String buyAsset) {

    private static final int REFERENCE_LIMIT = 255;
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?");

    /** Checks the form; whether the order can be executed is decided later. */
    public ConversionOrder {
        present(reference, "reference");
        present(sellAsset, "sell_asset");
        present(sellAmount, "sell_amount");
        present(buyAsset, "buy_asset");
        if (!DECIMAL.matcher(sellAmount).matches()) {
            throw new IllegalArgumentException("sell_amount must be a decimal string like \"248.75\"");
        }
    }

    private static void present(@Nullable String value, String member) {
        if (value == null || value.isBlank() || value.length() > REFERENCE_LIMIT) {
            throw new IllegalArgumentException(member + " must have 1 to " + REFERENCE_LIMIT + " characters");
        }
    }
}
