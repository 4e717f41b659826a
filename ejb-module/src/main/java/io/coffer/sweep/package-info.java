/**
 * What jobs do about all things of one kind that are due: {@link io.coffer.sweep.Sweep}. Capabilities say what is due and what
 * is done about it; pages, chunks, transactions and restarts are the jobs'.
 */
@NullMarked
package io.coffer.sweep;

import org.jspecify.annotations.NullMarked;
