/**
 * The Artemis broker: embedded, or in a process of its own.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>Queues, redelivery, durability and dead letters are declared in the server's {@code broker.xml}, which is read
 *       from its place; the sandbox has no second one. It only fills in the properties {@code coffer.broker.host},
 *       {@code .port}, {@code .data}, {@code .user} and {@code .password}.
 *   <li>There is one user, with the role {@code coffer}.
 *   <li>A broker that doesn't listen is not started: the start fails.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.broker;

import org.jspecify.annotations.NullMarked;
