package io.coffer.wallet.conversion;

/**
 * What became of a request.
 *
 * @param quote as it is now
 * @param replayed whether it was given before under the same key, and no other now
 */
public record QuoteResult(GivenQuote quote, boolean replayed) {}
