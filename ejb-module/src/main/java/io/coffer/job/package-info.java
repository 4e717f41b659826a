/**
 * Jakarta Batch as operators see it: jobs are started, looked at, stopped and restarted.
 *
 * <ol>
 * <li>A job runs once at a time; a second start is refused.
 * <li>What somebody did to a job is in the audit trail.
 * </ol>
 */
@NullMarked
package io.coffer.job;

import org.jspecify.annotations.NullMarked;
