package io.coffer.sandbox.provider;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The assets and the fixed rates of both providers. */
final class RateTable {

    private static final Map<String, Integer> SCALES =
            Map.of("EUR", 2, "USD", 2, "GBP", 2, "PHP", 2, "MXN", 2, "JPY", 0, "USDC", 6);

    /** One unit of the first asset buys this much of the second. */
    private static final Map<Leg, Map<String, String>> RATES = Map.of(
            Leg.ON_RAMP,
            Map.of(
                    "EUR/USDC", "1.08",
                    "USD/USDC", "0.999",
                    "GBP/USDC", "1.27",
                    "PHP/USDC", "0.0173",
                    "MXN/USDC", "0.0583",
                    "JPY/USDC", "0.0064"),
            Leg.OFF_RAMP,
            Map.of(
                    "USDC/EUR", "0.92",
                    "USDC/USD", "0.998",
                    "USDC/GBP", "0.78",
                    "USDC/PHP", "57.50",
                    "USDC/MXN", "17.10",
                    "USDC/JPY", "154.20"));

    private RateTable() {}

    static Optional<BigDecimal> rate(Leg leg, String sellAsset, String buyAsset) {
        return Optional.ofNullable(RATES.getOrDefault(leg, Map.of()).get(sellAsset + "/" + buyAsset))
                .map(BigDecimal::new);
    }

    /** Decimal places of an asset that has a rate. */
    static int scale(String asset) {
        Integer scale = SCALES.get(asset);
        if (scale == null) {
            throw new IllegalArgumentException("no scale for " + asset);
        }
        return scale;
    }
}
