package io.coffer.wallet;

/**
 * What became of a request.
 *
 * @param wallet as it is now
 * @param replayed whether it was done before under the same key, and not again
 */
public record WalletResult(WalletBalances wallet, boolean replayed) {}
