/**
 * The bank over HTTP: the adapter of {@link io.coffer.wallet.withdrawal.PayoutBank}.
 *
 * <ol>
 * <li>An order carries our reference as its idempotency key; sending it again is safe.
 * <li>422 to an order is a refusal, and so is a payout that is known as refused. Everything else but a complete and matching
 * answer is unknown.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.withdrawal.provider;

import org.jspecify.annotations.NullMarked;
