/**
 * How often a caller may come, and how many may be inside at once.
 *
 * <ol>
 * <li>Every request is charged once: to the caller who proved who it is, else to the address that it came from. Its cost is
 * one token, unless the resource method says otherwise ({@link io.coffer.edge.limit.Cost}).
 * <li>Before the gate stands the limit of the address, for what comes without credentials or with an API key, which takes a
 * look-up to be refused. A good key costs its address nothing.
 * <li>Where secrets could be guessed or mails be sent to others ({@link io.coffer.edge.limit.StrictLimit}), the address has a
 * second, smaller bucket.
 * <li>Every answer of the API says what is left ({@code RateLimit}, {@code RateLimit-Policy}), and a refusal is 429
 * {@code quota-exceeded} with {@code Retry-After}.
 * <li>Besides, no more requests are worked on at once than the server can carry ({@link io.coffer.edge.limit.Shedding}). What
 * comes on top is turned away at once, before anything is read or counted, and so has no {@code RateLimit}.
 * </ol>
 */
@NullMarked
package io.coffer.edge.limit;

import org.jspecify.annotations.NullMarked;
