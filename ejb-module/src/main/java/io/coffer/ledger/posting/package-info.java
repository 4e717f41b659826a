/**
 * Entries that others than Coffer itself post: back-office systems, at once and up to a thousand together, and people, with
 * four eyes.
 *
 * <ol>
 * <li>Only kinds of entry that the chart of accounts calls manual are posted here.
 * <li>A reference has no colon: those of Coffer's own entries have one, so nobody takes a reference that Coffer will need.
 * <li>Accounts are found before the transaction that posts begins, so that what is locked was not read before.
 * <li>All accounts of a batch are locked together; an entry sees what those before it did.
 * <li>A single stripe of the house may be below zero. Where their sum must not, all are locked and looked at.
 * <li>A refused item leaves nothing; in a batch that is all or nothing, neither does any other.
 * <li>A dry run does all of it and is rolled back.
 * <li>What a person proposes is tried at once, in a dry run, and posted when somebody else agrees.
 * <li>What records the life of something else is not taken back by people while that could move the money once more: its
 * {@link io.coffer.ledger.EntryKeeper} is asked when it is proposed and when it is approved.
 * </ol>
 */
@NullMarked
package io.coffer.ledger.posting;

import org.jspecify.annotations.NullMarked;
