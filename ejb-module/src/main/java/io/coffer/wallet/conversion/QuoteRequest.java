package io.coffer.wallet.conversion;

import io.coffer.step.IdempotencyKey;

/**
 * What somebody wants a price of.
 *
 * @param key under which its owner asks
 * @param fixed which of the two amounts is given
 * @param amount decimal text
 */
public record QuoteRequest(
        IdempotencyKey.Key key, String sourceAsset, String destinationAsset, Side fixed, String amount) {

    /** One side of a conversion. */
    public enum Side {
        SOURCE,
        DESTINATION
    }
}
