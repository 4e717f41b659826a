/**
 * A customer's webhook endpoint, as Coffer sees it: verifies, records and, if asked to, misbehaves.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>Signatures are verified by the published Standard Webhooks library, never by code of ours.
 *   <li>Every delivery is recorded, verified or not, answered well or not; the newest 10,000 are kept.
 *   <li>A verified delivery is answered 204, another one 401, unless its {@link
 *       io.coffer.sandbox.webhook.Behaviour} says otherwise.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
