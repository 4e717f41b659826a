/**
 * JSON as Coffer reads and writes it.
 *
 * <ol>
 * <li>Members are in snake_case; instants are ISO 8601 in UTC; members without a value are left out.
 * <li>What is read is read strictly: unknown and repeated members, wrong types and deep nesting are errors.
 * </ol>
 */
@NullMarked
package io.coffer.json;

import org.jspecify.annotations.NullMarked;
