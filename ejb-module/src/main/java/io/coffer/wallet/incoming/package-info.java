/**
 * What the bank calls money that comes in.
 *
 * <ol>
 * <li>A bank transaction id names one incoming thing for ever: a deposit, or what came back of a withdrawal. Both write it into
 * the same table, in the transaction of their entry; the table's key is the judge of two at once.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.incoming;

import org.jspecify.annotations.NullMarked;
