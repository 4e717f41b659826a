package io.coffer.fx.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provider's answer. What it adds in future does not disturb us; what it leaves out is {@code null}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RatesBody(@Nullable List<@Nullable RateBody> rates) {

    /** {@code mid} is a decimal string, {@code asOf} an instant as in ISO 8601. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RateBody(
            @Nullable String base,
            @Nullable String counter,
            @Nullable String mid,
            @Nullable String asOf) {}
}
