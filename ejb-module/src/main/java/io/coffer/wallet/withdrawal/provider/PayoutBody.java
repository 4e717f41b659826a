package io.coffer.wallet.withdrawal.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** The bank's answer. What it adds in future does not disturb us; what it leaves out is {@code null}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PayoutBody(
        @Nullable String payoutId,
        @Nullable String reference,
        @Nullable String status,
        @Nullable String currency,
        @Nullable String amount,
        @Nullable String reason,
        @Nullable String bankTransactionId,
        @Nullable String code) {}
