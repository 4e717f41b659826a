package io.coffer.payment;

import io.coffer.crypto.Digests;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.step.IdempotencyKey;
import java.util.UUID;

/**
 * A payment request that makes sense in itself: what is left to check needs the books.
 *
 * @param customer whether the owner is a customer, whose level and limits count
 */
record PaymentOrder(
        IdempotencyKey.Key key,
        boolean customer,
        String correlationId,
        Money amount,
        Money fee,
        Asset destinationCurrency,
        UUID sourceAccount,
        UUID destinationAccount,
        String clientReference) {

    UUID ownerId() {
        return key.callerId();
    }

    /** Tells a repetition from another request: equal for equal content, however its JSON was written. */
    byte[] fingerprint() {
        return Digests.sha256(String.join(
                "\n",
                amount.toString(),
                destinationCurrency.code(),
                sourceAccount.toString(),
                destinationAccount.toString(),
                clientReference));
    }
}
