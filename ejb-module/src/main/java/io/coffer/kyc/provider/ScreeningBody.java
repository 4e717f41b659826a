package io.coffer.kyc.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provider's answer. What it adds in future does not disturb us; what it leaves out is {@code null}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScreeningBody(
        @Nullable String screeningId,
        @Nullable String reference,
        @Nullable String status,
        @Nullable List<@Nullable MatchBody> matches) {

    /** Somebody on a list; {@code score} is a decimal string from 0 to 1. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record MatchBody(
            @Nullable String list,
            @Nullable String name,
            @Nullable String score) {}
}
