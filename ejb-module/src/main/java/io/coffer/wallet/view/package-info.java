/**
 * Wallets as they are shown: read once, kept in memory for a moment (JCache), and kept right by what this server commits.
 *
 * <ol>
 * <li>To show, never to decide on: nothing that moves money knows this package.
 * <li>What this server has committed shows from its answer on. What another one has committed shows after {@code
 * coffer.wallet.view.age.max.millis} at the latest: counted from the moment before it was read.
 * <li>Nothing shows that is not committed.
 * <li>An older state never replaces a newer one: of two states of an account the one with the higher version stays, and what
 * was read while something changed is not kept.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.view;

import org.jspecify.annotations.NullMarked;
