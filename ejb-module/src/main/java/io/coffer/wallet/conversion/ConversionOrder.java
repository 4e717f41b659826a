package io.coffer.wallet.conversion;

import io.coffer.crypto.Digests;
import io.coffer.step.IdempotencyKey;
import java.util.UUID;

/** A request that is well-formed, with the quote that it uses and the wallet's accounts that it touches. */
record ConversionOrder(
        IdempotencyKey.Key key,
        boolean customer,
        String correlationId,
        UUID wallet,
        Quote quote,
        UUID sourceAccount,
        UUID destinationAccount,
        String clientReference) {

    /** The same for the same request, however it was written. */
    byte[] fingerprint() {
        return fingerprint(wallet, quote.id(), clientReference);
    }

    static byte[] fingerprint(UUID wallet, UUID quote, String clientReference) {
        return Digests.sha256(String.join("\n", "conversion", wallet.toString(), quote.toString(), clientReference));
    }
}
