package io.coffer.wallet.conversion;

import java.util.UUID;

/**
 * What somebody wants a price of.
 *
 * @param ownerId who asks; the quote is his
 * @param fixed which of the two amounts is given
 * @param amount decimal text
 */
public record QuoteRequest(UUID ownerId, String sourceAsset, String destinationAsset, Side fixed, String amount) {

    /** One side of a conversion. */
    public enum Side {
        SOURCE,
        DESTINATION
    }
}
