/**
 * The books as they are read: entries, the history of an account, what an account had at an instant, the house's accounts.
 *
 * <ol>
 * <li>An account of the house is shown as one, under its code and the id of its first stripe; nobody sees a stripe.
 * <li>Nothing is locked. What is read is committed; nothing is decided on it.
 * </ol>
 */
@NullMarked
package io.coffer.ledger.inquiry;

import org.jspecify.annotations.NullMarked;
