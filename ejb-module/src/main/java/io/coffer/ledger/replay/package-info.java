/**
 * Proof that the books are what the journal says: everything is computed again, in the database, and compared.
 *
 * <ol>
 * <li>Nothing here changes the books. What is wrong stays as it is until a person has mended it.
 * <li>What belongs together is read by one statement, that is in one snapshot, so that a movement that runs meanwhile is
 * seen whole or not at all. The journal never comes into the heap.
 * <li>A difference is written down once. It is open until a later run doesn't find it any more; then it is settled.
 * <li>Somebody's account whose history does not explain it takes no new movement: it is frozen when the difference is
 * found, not again when somebody has unfrozen it. The house's accounts are reported only.
 * </ol>
 *
 * <p>What a person does about a difference is in {@code docs/operations.md}.
 */
@NullMarked
package io.coffer.ledger.replay;

import org.jspecify.annotations.NullMarked;
