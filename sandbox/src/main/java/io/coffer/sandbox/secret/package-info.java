/**
 * The sandbox's fixed names and passwords.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>They stand here and nowhere else.
 *   <li>They are public, so they guard nothing: whatever accepts them listens on the loopback address only.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.secret;

import org.jspecify.annotations.NullMarked;
