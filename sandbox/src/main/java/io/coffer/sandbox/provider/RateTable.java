package io.coffer.sandbox.provider;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The assets, the fixed rates of both payment providers, and the mid rates that the rate provider begins with. */
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

    /** One unit of the first asset is worth this much of the second. */
    private static final Map<String, String> MIDS = Map.ofEntries(
            Map.entry("EUR/USD", "1.0835"),
            Map.entry("GBP/USD", "1.2762"),
            Map.entry("EUR/GBP", "0.8490"),
            Map.entry("USD/JPY", "155.25"),
            Map.entry("EUR/JPY", "168.21"),
            Map.entry("GBP/JPY", "198.13"),
            Map.entry("USD/MXN", "17.1200"),
            Map.entry("EUR/MXN", "18.5500"),
            Map.entry("GBP/MXN", "21.8490"),
            Map.entry("USD/PHP", "57.650"),
            Map.entry("EUR/PHP", "62.464"),
            Map.entry("GBP/PHP", "73.573"),
            Map.entry("EUR/USDC", "1.0840"),
            Map.entry("GBP/USDC", "1.2768"),
            Map.entry("USDC/USD", "0.9995"),
            Map.entry("USDC/JPY", "155.17"),
            Map.entry("USDC/MXN", "17.1114"),
            Map.entry("USDC/PHP", "57.621"));

    private RateTable() {}

    /** The mid rates, by pair. */
    static Map<String, String> mids() {
        return MIDS;
    }

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
