package io.coffer.wallet.conversion;

import java.math.BigDecimal;

/**
 * What the house takes for a conversion.
 *
 * @param fee ratio of the source amount: 0.001 is a tenth of a percent
 * @param spread ratio of the mid rate
 */
record Margins(BigDecimal fee, BigDecimal spread) {

    /** So that a rate times one minus the spread has a place for each of its decimals in the database. */
    static final int MAX_DECIMALS = 6;

    private static final BigDecimal MAX = new BigDecimal("0.5");

    /** @throws IllegalArgumentException if a ratio is negative, more than a half, or has too many decimals */
    Margins {
        check("fee", fee);
        check("spread", spread);
    }

    private static void check(String name, BigDecimal ratio) {
        if (ratio.signum() < 0 || ratio.compareTo(MAX) > 0 || ratio.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(name + " ratio of conversions must be 0 to " + MAX + " with "
                    + MAX_DECIMALS + " decimals at most, not " + ratio);
        }
    }

    /** What remains of one unit of the source after the fee. */
    BigDecimal afterFee() {
        return BigDecimal.ONE.subtract(fee);
    }

    /** The rate that the customer gets. */
    BigDecimal clientRate(BigDecimal mid) {
        return mid.multiply(BigDecimal.ONE.subtract(spread));
    }
}
