/**
 * The artifacts of {@code webhook-janitor}: reads the ids of deliveries that nobody works on any more, and has their tasks put
 * back. All that it knows of webhooks is {@link io.coffer.webhook.StuckDeliveries}.
 */
@NullMarked
package io.coffer.webhook.batch;

import org.jspecify.annotations.NullMarked;
