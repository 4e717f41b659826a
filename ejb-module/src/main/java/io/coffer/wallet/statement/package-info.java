/**
 * Statements: what happened to one asset of a wallet from one day to another, with the balances before and after.
 *
 * <ol>
 * <li>Both days belong to it. A day begins and ends at midnight of the statement's zone, UTC by default. A line belongs to
 * the day that it was posted on, whatever day it counts for.
 * <li>What is posted while a statement is written is not in it ({@link io.coffer.ledger.inquiry.AccountExtracts}). A
 * statement whose last day is not over says so, and closes with what was there when it was read.
 * <li>The opening balance and the lines make the closing balance and the totals, to the unit. That is checked of every
 * statement while it is written ({@link io.coffer.wallet.statement.CheckedLines}); one that doesn't add up is broken off.
 * <li>All formats are made of one {@link io.coffer.wallet.statement.Statement}. It is read in pieces and never in memory as
 * a whole, but for a PDF, which therefore has a maximum of lines.
 * <li>A format that can't show a statement without loss refuses it.
 * </ol>
 *
 * <p>Out of scope: numbering and keeping statements. The same days give the same statement at any time, once they are over.
 */
@NullMarked
package io.coffer.wallet.statement;

import org.jspecify.annotations.NullMarked;
