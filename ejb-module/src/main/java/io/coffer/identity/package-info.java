/**
 * Who may do what.
 *
 * <ol>
 * <li>A channel (client application) proves itself with an API key, of which only the SHA-256 is kept: a key is 128 bits
 * of chance or more, so that nothing slower is needed.
 * <li>It gets a JSON Web Token that is good for ten minutes; MicroProfile JWT checks it on every request.
 * <li>The answer never tells whether a key was unknown, revoked or of a disabled channel.
 * <li>There are no users and channels but those in the database, and no migration of the product puts any there.
 * </ol>
 */
@NullMarked
package io.coffer.identity;

import org.jspecify.annotations.NullMarked;
