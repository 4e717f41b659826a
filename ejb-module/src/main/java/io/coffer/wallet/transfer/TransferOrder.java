package io.coffer.wallet.transfer;

import io.coffer.crypto.Digests;
import io.coffer.money.Money;
import io.coffer.step.IdempotencyKey;
import java.util.UUID;

/** A request that is well-formed, with the accounts that it touches. */
record TransferOrder(
        IdempotencyKey.Key key,
        boolean customer,
        String correlationId,
        UUID sourceWallet,
        UUID destinationWallet,
        UUID sourceAccount,
        UUID destinationAccount,
        Money amount,
        String clientReference) {

    /** The same for the same request, however it was written. */
    byte[] fingerprint() {
        return Digests.sha256(String.join(
                "\n",
                "transfer",
                amount.toString(),
                sourceWallet.toString(),
                destinationWallet.toString(),
                clientReference));
    }
}
