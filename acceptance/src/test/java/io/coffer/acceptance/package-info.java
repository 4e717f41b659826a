/**
 * What a user of Coffer can see, tried against the real thing: database, broker, providers and server are started once
 * for a test run, as {@code mvn -Prun} starts them, and every test uses them.
 *
 * <ol>
 * <li>A test talks HTTP or JMS; with SQL it looks, and makes accounts of its own to work on, so that no test depends on
 * another.
 * <li>A test waits for what it expects, never for time to pass.
 * <li>Whatever a test breaks (faults of providers, stopped processes) it mends before it ends.
 * </ol>
 */
@NullMarked
package io.coffer.acceptance;

import org.jspecify.annotations.NullMarked;
