/**
 * Facts that happened, told to whoever listens.
 *
 * <ol>
 * <li>An event is written and sent in the transaction that made it true.
 * <li>Events of one subject reach each subscriber in order.
 * <li>Its schema is in {@code docs/events/}; a change that a reader could trip over is a new version.
 * <li>An event carries ids and amounts, never personal data.
 * </ol>
 */
@NullMarked
package io.coffer.event;

import org.jspecify.annotations.NullMarked;
