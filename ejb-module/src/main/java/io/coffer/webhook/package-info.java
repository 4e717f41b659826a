/**
 * Tells channels over HTTP what happened.
 *
 * <ol>
 * <li>Each event goes to every active endpoint of its channel that wants its type, once as a row: what is sent again is
 * the same delivery with the same {@code webhook-id}, the event's id.
 * <li>Signed as Standard Webhooks says: {@code webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}.
 * <li>Delivered is what was answered with 2xx within the time-out. Redirects are not followed.
 * <li>What failed is tried again, later each time; after the last attempt it is a dead letter, visible in its row.
 * <li>Deliveries of one subject to one endpoint go one after the other: a failed one is waited for until it is delivered or
 * given up.
 * <li>Every attempt is kept.
 * </ol>
 */
@NullMarked
package io.coffer.webhook;

import org.jspecify.annotations.NullMarked;
