/**
 * The artifacts of {@code approval-janitor}: reads the ids of proposals that nobody decided about in time, and has them
 * expired. All that it knows of them is {@link io.coffer.approval.Approvals}.
 */
@NullMarked
package io.coffer.approval.batch;

import org.jspecify.annotations.NullMarked;
