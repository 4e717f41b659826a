/**
 * The adapters of {@link io.coffer.kyc.document.DocumentScanner} and {@link io.coffer.kyc.review.SanctionsScreening}.
 *
 * <ol>
 * <li>The scanner is clamd, or what speaks as it does: {@code INSTREAM} over TCP. Only {@code OK} and {@code FOUND} are
 * verdicts; all else is unknown. Its protocol knows neither passwords nor encryption: keep it on the same machine.
 * <li>A screening carries our reference as its idempotency key; asking again is safe. Everything but a complete and matching
 * answer is unknown, a refusal too: who can't be screened is not clear.
 * <li>Time-outs, retry with jitter and circuit breaker stand on the two clients; their figures are configuration.
 * <li>What a provider says of a person is in no log.
 * </ol>
 */
@NullMarked
package io.coffer.kyc.provider;

import org.jspecify.annotations.NullMarked;
