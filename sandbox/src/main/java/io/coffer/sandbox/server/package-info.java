/**
 * Open Liberty with Coffer in it, in a process of its own.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>Configuration and application are copied afresh at every start; what the server writes (logs, transaction log,
 *       work area) stays, because recovery after a crash needs it.
 *   <li>The server learns ports, addresses and passwords from its environment only.
 *   <li>It has started when it says that it is ready; a server that ends before that fails the start at once.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.server;

import org.jspecify.annotations.NullMarked;
