/**
 * What the bank tells: signed messages, each of which is about a deposit or a payout.
 *
 * <ol>
 * <li>Only what is signed with the shared secret, as Standard Webhooks says, and not longer than five minutes ago, is read.
 * <li>The bank tells the same again until it gets an answer; the same message gets the same answer, and nothing happens twice.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.bank;

import org.jspecify.annotations.NullMarked;
