/**
 * The rate provider over HTTP: the adapter of {@link io.coffer.fx.RateSource}.
 *
 * <ol>
 * <li>A rate is a plain decimal in a string and an instant; what is written otherwise is left out, the rest of the answer is
 * used. An answer without a list is a failure.
 * <li>A time-out and a circuit breaker stand on the client. There is no retry: the next round is one.
 * </ol>
 */
@NullMarked
package io.coffer.fx.provider;

import org.jspecify.annotations.NullMarked;
