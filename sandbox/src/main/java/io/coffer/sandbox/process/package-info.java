/**
 * Processes that the sandbox starts: the database, the server, and the broker if it is wanted as one.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>A process is known by its id and its start time together; an id alone may have been given to somebody else.
 *   <li>Both are on disk while it runs, so that the next start finds what an earlier one left behind.
 *   <li>A process is asked to end before it is killed, unless a test wants it killed.
 *   <li>Its output goes to a file, never to the console.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.process;

import org.jspecify.annotations.NullMarked;
