/**
 * The ledger's promises, and thousands of random operations that try to break them.
 *
 * <ol>
 * <li>{@link io.coffer.acceptance.container.property.Promise} is the list: each promise in a sentence, how it is checked, and
 * a damage that the check must find. Those of {@link io.coffer.acceptance.books.BookPromise} need no answers.
 * <li>{@link io.coffer.acceptance.container.property.Operations} does what callers of the ledger do, by the same beans, from
 * many threads on few accounts, which therefore meet all the time.
 * <li>{@link io.coffer.acceptance.container.property.Answers} is the model: it keeps what was answered as done, and knows
 * nothing of the database. When all threads rest, both must be the same to the unit.
 * <li>A seed decides what each thread tries, not how the threads meet.
 * </ol>
 */
@NullMarked
package io.coffer.acceptance.container.property;

import org.jspecify.annotations.NullMarked;
