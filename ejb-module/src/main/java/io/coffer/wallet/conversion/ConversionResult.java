package io.coffer.wallet.conversion;

/**
 * What became of a request.
 *
 * @param replayed whether it was done before under the same key, and not again
 */
public record ConversionResult(Conversion conversion, boolean replayed) {}
