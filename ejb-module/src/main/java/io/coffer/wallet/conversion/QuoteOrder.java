package io.coffer.wallet.conversion;

import io.coffer.crypto.Digests;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.step.IdempotencyKey;

/**
 * A request for a price that is well-formed.
 *
 * @param amount of one of the two assets
 */
record QuoteOrder(IdempotencyKey.Key key, Asset source, Asset destination, Money amount) {

    /** Whether it is known what is paid, and not what is got. */
    boolean selling() {
        return amount.asset().equals(source);
    }

    /** The same for the same request, however it was written. */
    byte[] fingerprint() {
        return Digests.sha256(String.join("\n", "quote", source.code(), destination.code(), amount.toString()));
    }
}
