/**
 * Payments: debit a source in one fiat currency, credit a destination in another, through a stablecoin.
 *
 * <ol>
 * <li>An accepted payment holds its amount on the source account, in the transaction that accepts it.
 * <li>It moves only along the transitions of {@link io.coffer.payment.PaymentStage}; each is a row of its history.
 * <li>A conversion is ordered from a provider under one name, ours: the same for the provider's idempotency key, for asking
 * what became of it, and for the journal entry that records it ({@link io.coffer.payment.Payment#legReference}).
 * <li>Before a provider is asked to convert, the payment says so (stage ON_RAMP, OFF_RAMP) and is committed.
 * <li>What a provider did is never guessed. No answer, or one that makes no sense, leaves the payment where it is; it is
 * asked again, later and later, until it is known.
 * <li>Refused at the on-ramp, nothing has moved: the hold is voided and the payment FAILED. Refused at the off-ramp, the
 * customer's money is in stablecoin: the payment stays PROCESSING at stage MANUAL_REVIEW until a person decides.
 * <li>An owner's idempotency key and client reference each name one payment for ever.
 * <li>No more than a bounded number of payments is open; further ones are refused before anything is written.
 * <li>A customer's payment is accepted only at a level and within limits that allow it; both are asked when it is accepted,
 * and never again. FAILED gives back what it used of the limits. A channel's payments are not limited.
 * </ol>
 *
 * <p>The entries of each step are drawn in {@code docs/ledger.md}.
 */
@NullMarked
package io.coffer.payment;

import org.jspecify.annotations.NullMarked;
