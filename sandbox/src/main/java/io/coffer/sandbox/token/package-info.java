/**
 * The keys that sign the server's tokens, made and rotated as an operator does it: with the JDK's {@code keytool}.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>The store is made once and kept; a wiped data folder gets a new one.
 *   <li>Nothing here is a secret's home: the password is the sandbox's.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.token;

import org.jspecify.annotations.NullMarked;
