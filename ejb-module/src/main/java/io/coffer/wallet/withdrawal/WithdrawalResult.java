package io.coffer.wallet.withdrawal;

/**
 * What became of a request.
 *
 * @param replayed whether it was accepted before under the same key, and not again
 */
public record WithdrawalResult(Withdrawal withdrawal, boolean replayed) {}
