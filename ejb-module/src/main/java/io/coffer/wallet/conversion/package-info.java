/**
 * Conversions: a wallet sells one asset and buys another at a rate that was promised.
 *
 * <ol>
 * <li>A quote is a row, written once and never changed: both amounts, fee, spread and rate, whose it is and when it expires.
 * It reserves nothing. It is good for one conversion, which the unique key on {@code conversion.quote_id} decides. Asked for again under its idempotency key, it is the same quote, whatever
 * the market does meanwhile.
 * <li>{@link io.coffer.wallet.conversion.Price} is the only place that computes it. Of source amount {@code A}, mid rate {@code
 * m}, fee ratio {@code f} and spread ratio {@code s}: fee {@code F} = {@code A·f} rounded up; {@code C = A − F} is converted;
 * the customer's rate is {@code r = m·(1 − s)}, exact; she gets {@code D = C·r} rounded down; the house gives {@code G = C·m}
 * rounded down from its position, and {@code G − D} is the spread. What of {@code C·m} is below one unit of the destination
 * stays in the position: it is the residue. So {@code F + C = A} and {@code D + spread + residue = C·m}, exactly.
 * <li>If the destination amount is given, {@code C} is {@code D/r} and {@code A} is {@code C/(1 − f)}, both rounded up, and all
 * else as before. She gets what she asked for to the unit; what rounding up buys beyond it is spread.
 * <li>The customer never gains by rounding.
 * <li>A conversion is done when it is answered: one entry with the reference {@code conversion:<id>}, posted in one
 * transaction with the conversion, its idempotency key and the events of the wallet. Concurrent conversions share
 * transactions; each gets its own answer.
 * <li>The entry's metadata tells how its figures came about: quote, rates and residue, all exact.
 * <li>A client's reference names one conversion for ever.
 * <li>What a customer pays counts for the limits of its asset, as what she sends does: each asset is counted by itself, so a
 * conversion that did not count would be the way around them. What she gets must be an asset that her level may move.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.conversion;

import org.jspecify.annotations.NullMarked;
