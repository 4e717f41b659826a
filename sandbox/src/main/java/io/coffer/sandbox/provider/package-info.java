/**
 * Simulated providers: the on-ramp (fiat to stablecoin), the off-ramp (stablecoin to fiat), a sanctions screening, a
 * malware scanner, mid rates and the house's bank, with latency and faults that can be switched while they run.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>One idempotency key, one outcome, for ever: a repeat gets the first answer, a refusal included; another order
 *       under the same key is refused, and so is another key for the same reference, which is remembered.
 *   <li>An outcome is on disk before it is answered. A provider that is killed and started again has forgotten nothing.
 *   <li>What was taken can be asked for by the caller's own reference, whether the answer ever arrived or not.
 *   <li>A fault says in its name whether the order was taken: {@code fail} and {@code hang} have not taken it, {@code
 *       delay}, {@code drop-after-accept} and {@code garbage} have, {@code refuse} has refused it for good.
 *   <li>Amounts and rates are decimal strings; what is bought is rounded down to the asset's scale.
 * </ol>
 *
 * <p>Out of scope: settlement of money between Coffer and a provider.
 */
@NullMarked
package io.coffer.sandbox.provider;

import org.jspecify.annotations.NullMarked;
