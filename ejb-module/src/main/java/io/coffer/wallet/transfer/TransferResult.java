package io.coffer.wallet.transfer;

/**
 * What became of a request.
 *
 * @param replayed whether it was done before under the same key, and not again
 */
public record TransferResult(Transfer transfer, boolean replayed) {}
