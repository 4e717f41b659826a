package io.coffer.wallet.hold;

import io.coffer.crypto.Digests;
import io.coffer.money.Money;
import io.coffer.step.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A request for a hold that is well-formed, with the account that it touches. */
record HoldOrder(
        IdempotencyKey.Key key,
        boolean customer,
        String correlationId,
        UUID wallet,
        UUID account,
        Money amount,
        Optional<Instant> expiresAt,
        String clientReference) {

    /** The same for the same request, however it was written. */
    byte[] fingerprint() {
        return Digests.sha256(String.join(
                "\n",
                "hold",
                amount.toString(),
                wallet.toString(),
                expiresAt.map(Instant::toString).orElse("default"),
                clientReference));
    }
}
