/**
 * The jobs' clock: which job starts when.
 *
 * <ol>
 * <li>A timer is persistent, so that of several servers one starts the job.
 * <li>A timer does nothing but start its job.
 * </ol>
 */
@NullMarked
package io.coffer.batch;

import org.jspecify.annotations.NullMarked;
