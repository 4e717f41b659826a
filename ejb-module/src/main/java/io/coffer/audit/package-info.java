/**
 * Who did what, to what, and when.
 *
 * <ol>
 * <li>A record is written in the transaction of the change that it tells of: there is no change without its record and no
 * record without its change.
 * <li>Records are insert-only; the application's database user can neither change nor delete them.
 * <li>A record names people and things by their ids. It carries no personal data and no secret.
 * </ol>
 */
@NullMarked
package io.coffer.audit;

import org.jspecify.annotations.NullMarked;
