package io.coffer.payment.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A provider's answer. What it adds in future does not disturb us; what it leaves out is {@code null}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConversionBody(
        @Nullable String conversionId,
        @Nullable String reference,
        @Nullable String status,
        @Nullable String sellAsset,
        @Nullable String sellAmount,
        @Nullable String buyAsset,
        @Nullable String buyAmount,
        @Nullable String code,
        @Nullable String message) {}
