/**
 * The books: the only place where money moves.
 *
 * <ol>
 * <li>The postings of an entry sum to zero per asset. {@link io.coffer.ledger.NewEntry} refuses anything else, and so does
 * the database (trigger {@code posting_completes_entry}).
 * <li>The journal is insert-only; the application's database user has no right to update or delete it. A mistake is mended
 * by another entry.
 * <li>A business fact is recorded once: the reference of an entry, and of a hold, is unique.
 * <li>Accounts are locked in the order of their ids, all of them before the first change, so that no two transactions wait
 * for each other ({@link io.coffer.ledger.Ledger#lock}). Who also locks rows of its own locks those first. A foreign key to an account locks it too, when a row
 * with the key is written: such a row is written only under the lock, or has no such key. No account is read in a transaction
 * before it is locked there: what is read under the lock would be compared with it, and if somebody was faster, the step would fail.
 * <li>The chart of accounts ({@link io.coffer.ledger.ChartOfAccounts}) says which kinds of entry touch which kinds of account on
 * which side. No entry is posted that it does not allow; a reversal goes the way back of one that it allowed.
 * <li>Available = balance &minus; held. It never falls below zero but on accounts that are meant to
 * ({@code may_be_negative}); the database checks it too.
 * <li>A hold changes only under the lock of its account.
 * <li>In postings a debit is positive and a credit negative. A balance is shown on the account's normal side, so that a
 * customer's money, a liability of the house, reads positive.
 * <li>The postings of an account are numbered, each says what balance it left, and none is earlier than the one before it,
 * whatever the clocks of several servers say: what the balance was at an instant is read, not computed.
 * <li>What every entry touches is spread over stripes, which steps take by turns ({@link io.coffer.ledger.HouseAccounts}); the
 * account is their sum.
 * <li>An entry is taken back by reversals of its lines, together never more than they are.
 * <li>Nothing is posted into a closed month. A month closes an hour after its end at the earliest, so that what counts for
 * today need not ask.
 * <li>No balance has more than 19 digits before the point; the sum of eight stripes then still fits a row of the database.
 * </ol>
 *
 * <p>The entries that each business event makes are drawn in {@code docs/ledger.md}.
 */
@NullMarked
package io.coffer.ledger;

import org.jspecify.annotations.NullMarked;
