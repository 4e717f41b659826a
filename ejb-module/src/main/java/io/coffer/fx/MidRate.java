package io.coffer.fx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What a pair was worth in the middle of the market.
 *
 * @param mid units of the counter asset for one unit of the base asset
 * @param asOf when, as the provider says
 */
public record MidRate(Pair pair, BigDecimal mid, Instant asOf) {

    private static final MathContext INVERSE = new MathContext(12, RoundingMode.DOWN);

    /** The same market, seen from the other asset. */
    public MidRate inverse() {
        return new MidRate(pair.inverse(), BigDecimal.ONE.divide(mid, INVERSE).stripTrailingZeros(), asOf);
    }
}
