/**
 * The keys that tokens are signed with and believed by.
 *
 * <ol>
 * <li>Keys come from a key store of their own, which is made and rotated by an operator; the server only reads it, and
 * notices a change within seconds.
 * <li>The newest key whose time has come signs. When it began, and when it ends, its certificate says.
 * <li>A key is published as soon as it is in the store, before it signs, so that everybody knows it in time. One that
 * was followed by a newer key stays published until the last token that it signed has expired. A key that was removed
 * from the store is believed no more at once.
 * <li>A key is known by the thumbprint of its public half (RFC 7638), so that no two keys share a {@code kid}.
 * <li>Keys of an outside provider are asked for rarely, whatever callers send, and never take the place of one of ours.
 * </ol>
 *
 * <p>Whether a signature is right is not decided here: MicroProfile JWT does that, with the keys that
 * {@link io.coffer.identity.token.BelievedKeys} gives it.
 */
@NullMarked
package io.coffer.identity.token;

import org.jspecify.annotations.NullMarked;
