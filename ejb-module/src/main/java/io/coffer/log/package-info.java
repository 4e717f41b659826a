/**
 * What every line of the log should tell.
 *
 * <ol>
 * <li>A line that is written while something is worked on carries its correlation id: in the JSON log as the member
 * {@code ext_correlation_id}. Whoever begins work on a thread says so with {@link io.coffer.log.LogContext} and takes it
 * back in the end.
 * <li>Nothing personal is in a log: a correlation id is the caller's word or a random one, and has no other meaning.
 * </ol>
 */
@NullMarked
package io.coffer.log;

import org.jspecify.annotations.NullMarked;
