package io.coffer.wallet.transfer;

import io.coffer.crypto.Digests;
import io.coffer.ledger.OwnedAccounts;
import io.coffer.money.Money;
import io.coffer.step.IdempotencyKey;
import java.util.UUID;

/** A request that is well-formed. */
record TransferOrder(
        IdempotencyKey.Key key,
        boolean customer,
        String correlationId,
        UUID sourceWallet,
        UUID destinationWallet,
        Money amount,
        String clientReference) {

    OwnedAccounts.Place source() {
        return new OwnedAccounts.Place(sourceWallet, amount.asset().code());
    }

    OwnedAccounts.Place destination() {
        return new OwnedAccounts.Place(destinationWallet, amount.asset().code());
    }

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
