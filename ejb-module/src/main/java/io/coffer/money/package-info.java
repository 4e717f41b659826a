/**
 * Amounts and what they are counted in.
 *
 * <ol>
 * <li>An amount is an exact decimal at its asset's scale, from the request to the row. It is never a float and never
 * silently rounded.
 * <li>Only {@link io.coffer.money.Money} rounds, at the asset's scale, and its methods say how: {@code share} half to even,
 * {@code down} and {@code up} to the side that they name.
 * <li>Text becomes money only through {@link io.coffer.money.Money#parse}, which refuses exponents, signs without digits,
 * too many digits and too many decimals.
 * <li>Two amounts meet only in one asset.
 * </ol>
 *
 * <p>Out of scope: exchange rates, see {@code io.coffer.fx}.
 */
@NullMarked
package io.coffer.money;

import org.jspecify.annotations.NullMarked;
