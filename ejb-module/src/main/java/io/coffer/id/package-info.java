/**
 * Identifiers.
 *
 * <ol>
 * <li>Every row that is told apart has a UUID of version 7 (RFC 9562): unique without asking anybody, and in the order of
 * its making, so that the primary key grows at its end.
 * </ol>
 */
@NullMarked
package io.coffer.id;

import org.jspecify.annotations.NullMarked;
