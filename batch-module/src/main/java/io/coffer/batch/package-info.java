/**
 * The jobs' clock, which says which job starts when, and the artifacts that jobs share: most of them do something about all
 * things of one kind that are due, which is a {@link io.coffer.sweep.Sweep}.
 *
 * <ol>
 * <li>A timer is persistent, so that of several servers one starts the job.
 * <li>A timer does nothing but start its job.
 * <li>A timer that can be set fires more often and starts its job when the setting says so: a schedule is fixed.
 * </ol>
 */
@NullMarked
package io.coffer.batch;

import org.jspecify.annotations.NullMarked;
