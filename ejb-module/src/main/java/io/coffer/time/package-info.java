/**
 * The one clock.
 *
 * <ol>
 * <li>Nobody asks the system for the time but {@link io.coffer.time.Clocks}; everybody else is given a
 * {@link java.time.Clock}.
 * <li>An instant has microseconds, as the database keeps them, so that what is written equals what is read.
 * <li>A column of instants holds date and time in UTC, and is given just that ({@link io.coffer.time.UtcColumns}).
 * </ol>
 */
@NullMarked
package io.coffer.time;

import org.jspecify.annotations.NullMarked;
