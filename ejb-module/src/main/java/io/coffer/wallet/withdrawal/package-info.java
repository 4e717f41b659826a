/**
 * Withdrawals: money that is paid out of a wallet to a bank account.
 *
 * <pre>
 * PENDING ──▶ PROCESSING ──▶ COMPLETED ──▶ RETURNED
 *                  └───────▶ FAILED
 * </pre>
 *
 * <ol>
 * <li>Accepting one reserves amount and fee, uses the limits of the owner's level, and writes row, idempotency key and task in
 * one transaction; nothing is posted yet.
 * <li>The bank is asked outside of locks, with the reference {@code withdrawal:<id>} as its idempotency key, and only when the
 * row says PROCESSING: whatever the bank knows of, was meant to be sent.
 * <li>What became of it, the bank says: by its answer, by its message, or when it is asked. No answer is none: then it is asked
 * again, by our reference. Whoever hears it first posts it; the second time changes nothing.
 * <li>Settled: the hold is captured by one entry {@code wallet.withdrawal}. Refused: the hold is voided and the limits are
 * given back.
 * <li>What comes back later is a new entry {@code wallet.return}; to {@code suspense} if the wallet is closed,
 * as a suspended deposit that can be assigned. The fee stays. Its
 * bank transaction id names nothing else ({@link io.coffer.wallet.incoming}).
 * <li>What contradicts an end that was reached, or speaks of another payout than the one that is known, changes nothing: it is
 * refused, and in the audit trail.
 * <li>The creditor's name and IBAN are sealed with the owner's keys.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.withdrawal;

import org.jspecify.annotations.NullMarked;
