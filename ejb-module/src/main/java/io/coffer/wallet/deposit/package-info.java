/**
 * Deposits: money that comes to the house's bank account and belongs to a wallet.
 *
 * <ol>
 * <li>The bank's id of a transaction names one deposit for ever, whether the bank tells of it by its callback, by a message,
 * or by both. The same id with other content, or of a withdrawal's return, is refused ({@link io.coffer.wallet.incoming}).
 * <li>A deposit is one entry {@code wallet.deposit} with the reference {@code deposit:<id>}, in one transaction with its row.
 * <li>The payer's reference names the wallet ({@link io.coffer.wallet.deposit.CreditorReference}). Money that no wallet may
 * have is in the books all the same: as {@code suspense}, until two people assign it.
 * <li>Money that has come is there: a frozen wallet takes it, as the ledger's rule for what is under way says.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.deposit;

import org.jspecify.annotations.NullMarked;
