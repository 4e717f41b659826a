package io.coffer.wallet.hold;

import io.coffer.crypto.Digests;
import io.coffer.money.Money;
import io.coffer.step.IdempotencyKey;
import java.util.Optional;
import java.util.UUID;

/** A request for a capture that is well-formed, with the accounts that it touches. */
record CaptureOrder(
        IdempotencyKey.Key key,
        String correlationId,
        WalletHold hold,
        UUID destinationWallet,
        UUID sourceAccount,
        UUID destinationAccount,
        Optional<Money> amount,
        boolean last) {

    /** The same for the same request, however it was written. */
    byte[] fingerprint() {
        return Digests.sha256(String.join(
                "\n",
                "capture",
                hold.id().toString(),
                destinationWallet.toString(),
                amount.map(Money::toString).orElse("all"),
                Boolean.toString(last)));
    }
}
