package io.coffer.wallet.deposit;

/**
 * What became of a notice.
 *
 * @param replayed whether it was known before, and nothing was posted again
 */
public record DepositResult(Deposit deposit, boolean replayed) {}
