package io.coffer.wallet.hold;

/**
 * What became of a request.
 *
 * @param hold as it is now
 * @param replayed whether it was done before under the same key, and not again
 */
public record HoldResult(HeldFunds hold, boolean replayed) {}
