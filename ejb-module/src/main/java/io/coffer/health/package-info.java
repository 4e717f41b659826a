/**
 * Whether this server can do its work, at {@code /health}.
 *
 * <ol>
 * <li>Ready means: requests can be accepted, so the database answers and has the schema, tokens can be signed, and the keys
 * of personal data are here. A broker that is down delays work and refuses none; it is told, but does not make the server
 * unready.
 * </ol>
 */
@NullMarked
package io.coffer.health;

import org.jspecify.annotations.NullMarked;
