package io.coffer.wallet.bank;

import org.jspecify.annotations.Nullable;

/** A message as it came, with what proves who sent it. */
@SuppressWarnings("ArrayRecordComponent")
public record SignedMessage(
        @Nullable String id,
        @Nullable String timestamp,
        @Nullable String signature,
        byte[] body) {}
