/**
 * Facts that happened, told to whoever listens.
 *
 * <ol>
 * <li>An event is written in the transaction that made it true, and sent in it or, once it is committed, by the relay
 * ({@link io.coffer.event.EventRelay}); never lost, never sent for what did not happen.
 * <li>Events of one subject reach each subscriber in order. All events of a subject take the same way.
 * <li>Who belongs to Coffer is an {@link io.coffer.event.EventSubscriber} and hears of events in the transaction that sends them;
 * everybody else subscribes to the topic.
 * <li>Its schema is in {@code docs/events/}; a change that a reader could trip over is a new version.
 * <li>An event carries ids and amounts, never personal data.
 * </ol>
 */
@NullMarked
package io.coffer.event;

import org.jspecify.annotations.NullMarked;
