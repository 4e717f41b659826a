package io.coffer.acceptance.bench;

import java.util.List;

/** What scenarios that took turns came to. */
public record Results(List<Series> all) {

    public Series of(String scenario) {
        return all.stream()
                .filter(series -> series.scenario().name().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + scenario));
    }
}
