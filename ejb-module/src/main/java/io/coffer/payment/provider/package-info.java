/**
 * The payment providers over HTTP: the adapters of {@link io.coffer.payment.Ramp}.
 *
 * <ol>
 * <li>An order carries our reference as its idempotency key; sending it again is safe.
 * <li>422 to an order is a refusal, and so is an order that is known as refused. Everything else but a complete and
 * matching answer is unknown.
 * <li>Time-out, retry with jitter and circuit breaker stand on the client of each leg, so that a provider that is slow or
 * down takes nothing from the other; their figures are configuration.
 * </ol>
 */
@NullMarked
package io.coffer.payment.provider;

import org.jspecify.annotations.NullMarked;
