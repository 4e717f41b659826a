/**
 * Exchange rates: how much of one asset another one is worth.
 *
 * <ol>
 * <li>A request never asks the provider. Each server keeps the last good rate of each pair in memory, and a thread of its
 * own refreshes them ({@link io.coffer.fx.RateRefresh}).
 * <li>A rate is the middle of the market, an exact decimal: units of the counter asset for one unit of the base asset. The
 * way back is its inverse, rounded down to 12 significant digits; that is the one place where a rate is rounded.
 * <li>Which pairs are offered is configuration ({@code coffer.fx.pairs}). Any other is refused with {@code
 * pair-not-offered}, whatever the provider says of it.
 * <li>A rate is used until it is {@code coffer.fx.rate.max-age.seconds} old, counted from the provider's own {@code as_of}.
 * Then the pair is refused with {@code price-unavailable}.
 * <li>Kept out is what can't be true: no plain decimal, zero or negative, beyond {@link io.coffer.fx.RateTable#MAX_MID} or
 * its inverse, of the future, or more than 20 % away from the last good rate. A jump that the provider repeats for {@code
 * coffer.fx.jump.believed.after.seconds} is a new market and is believed. Until then the last good rate ages.
 * <li>A rate that is older than the one that is known changes nothing.
 * </ol>
 *
 * <p>Out of scope: prices of instruments, and what is earned by converting ({@code io.coffer.wallet.conversion}).
 */
@NullMarked
package io.coffer.fx;

import org.jspecify.annotations.NullMarked;
