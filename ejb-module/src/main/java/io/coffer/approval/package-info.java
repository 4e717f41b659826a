/**
 * Four eyes: what one person alone may not do is proposed by one and approved by another.
 *
 * <ol>
 * <li>There is one mechanism. A capability plugs an {@link io.coffer.approval.ApprovableAction} in; nothing here knows any
 * of them.
 * <li>Nobody decides about what he proposed. {@link io.coffer.approval.Approval} refuses it, and so does the database
 * ({@code approval_four_eyes}).
 * <li>A proposal is decided once: under the lock of its row, and only at PENDING. Of many who decide at once, one does.
 * <li>What was approved is done in the transaction that approves it. It is approved and done, or neither.
 * <li>An action that refuses, because something has changed since it was proposed, changes nothing; its approval is FAILED
 * and says why.
 * <li>There is one open proposal of a kind for a subject at a time, by a unique key.
 * <li>Who waits too long waits in vain: after {@code coffer.approval.expiry.hours} a proposal is EXPIRED, whether a job, a
 * decision or the next proposal finds out first.
 * <li>Each transition leaves a record in the audit trail.
 * </ol>
 */
@NullMarked
package io.coffer.approval;

import org.jspecify.annotations.NullMarked;
