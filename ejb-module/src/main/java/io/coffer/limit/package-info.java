/**
 * How much somebody may ask for in a while.
 *
 * <ol>
 * <li>A limit is a token bucket, or several that must all have enough: a bucket holds its quota, is refilled steadily, and
 * what is asked for takes as many tokens as it costs ({@link io.coffer.limit.Policy}).
 * <li>Each owner (a channel, a user, a network) has buckets of its own. Nobody is held up by what another one does.
 * <li>Buckets are kept in memory, a bounded number of them, or in Redis where several servers share one limit. While Redis
 * does not answer each server limits on its own: a limit never takes the platform down ({@link io.coffer.limit.Limits}).
 * <li>Redis is waited for a few milliseconds at most, and not asked again for a while after it failed.
 * <li>What is kept in Redis names nobody: owners are hashed, and a bucket that is full again is forgotten.
 * <li>Time is the machine's and not Coffer's clock: moving that one frees nobody.
 * </ol>
 *
 * <p>Out of scope: what a request costs and how it is answered; the edge decides that.
 */
@NullMarked
package io.coffer.limit;

import org.jspecify.annotations.NullMarked;
