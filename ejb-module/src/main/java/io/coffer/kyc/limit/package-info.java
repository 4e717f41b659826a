/**
 * What a customer may move, and how much of it she has moved.
 *
 * <ol>
 * <li>Whoever accepts a movement of a customer's money asks here first, in the transaction that accepts it: {@link
 * io.coffer.kyc.limit.Limits#lock} after the accounts are locked, {@link io.coffer.kyc.limit.LockedLimits#allow}, and once
 * nothing else stands against it {@link io.coffer.kyc.limit.Allowance#use}.
 * <li>Each asset is counted by itself, by movement, by day and by calendar month, both in UTC. What is counted is what the
 * customer pays, fees included, on the day of its acceptance.
 * <li>What is used is counted under the lock of the customer's dossier, so that movements at the same moment can't exceed a
 * limit together.
 * <li>A movement that fails gives back what it used, to the day and month that it used it of: once, in the transaction in
 * which its hold is voided. What of an authorised hold is not captured is given back the same way, in the transaction that
 * ends the hold: by capture, void or expiry.
 * <li>Limits are rows: a changed one counts from the next movement on. An asset without a row at a level can't be moved at
 * that level.
 * <li>A conversion is a movement of what is paid. What is got for it must be an asset that the level may move ({@link
 * io.coffer.kyc.limit.LockedLimits#permit}), and is not counted.
 * <li>Channels are not limited here.
 * </ol>
 */
@NullMarked
package io.coffer.kyc.limit;

import org.jspecify.annotations.NullMarked;
