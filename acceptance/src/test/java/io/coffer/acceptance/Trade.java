package io.coffer.acceptance;

import io.coffer.sandbox.provider.Conversion;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a provider sold for what, as one of two books has it; equal if both say the same. */
record Trade(String id, String sold, String bought) {

    private static final String NOTHING = "null";

    static Trade of(Conversion conversion) {
        return new Trade(
                conversion.conversionId(),
                amount(conversion.sellAmount(), conversion.sellAsset()),
                amount(conversion.buyAmount(), conversion.buyAsset()));
    }

    /** @param columns of a row, from that of the id: the two amounts, each with its asset behind it */
    static Trade of(String[] columns, int first) {
        return new Trade(
                columns[first],
                amount(columns[first + 1], columns[first + 2]),
                amount(columns[first + 3], columns[first + 4]));
    }

    private static String amount(@Nullable String amount, String asset) {
        return amount == null || amount.equals(NOTHING)
                ? NOTHING
                : new BigDecimal(amount).stripTrailingZeros().toPlainString() + " " + asset;
    }

    @Override
    public String toString() {
        return id + ": " + sold + " for " + bought;
    }
}
