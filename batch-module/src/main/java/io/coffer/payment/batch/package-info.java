/**
 * The artifacts of {@code payment-janitor}: reads the ids of payments that nobody works on any more, and has their tasks put
 * back. All that it knows of payments is {@link io.coffer.payment.StuckPayments}.
 */
@NullMarked
package io.coffer.payment.batch;

import org.jspecify.annotations.NullMarked;
