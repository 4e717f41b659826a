/**
 * Amounts and what they are counted in.
 *
 * <ol>
 * <li>An amount is an exact decimal at its asset's scale, from the request to the row. It is never a float and never
 * silently rounded.
 * <li>Only {@link io.coffer.money.Money#share} rounds, half to even, at the asset's scale.
 * <li>Text becomes money only through {@link io.coffer.money.Money#parse}, which refuses exponents, signs without digits,
 * too many digits and too many decimals.
 * <li>Two amounts meet only in one asset.
 * </ol>
 *
 * <p>Out of scope: exchange rates. Who converts says what was sold and what was bought.
 */
@NullMarked
package io.coffer.money;

import org.jspecify.annotations.NullMarked;
