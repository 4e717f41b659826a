/**
 * Transfers: money that goes from one wallet to another at once.
 *
 * <ol>
 * <li>A transfer is done when it is answered: one entry, posted in one transaction with the transfer, its idempotency key and
 * the events of both wallets. Concurrent transfers share transactions; each gets its own answer.
 * <li>Its entry has the reference {@code transfer:<id>}.
 * <li>A client's reference names one transfer for ever.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.transfer;

import org.jspecify.annotations.NullMarked;
