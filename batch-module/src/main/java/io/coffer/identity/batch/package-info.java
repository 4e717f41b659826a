/**
 * The artifacts of {@code identity-cleanup}: each step reads one kind of rows that are of no more use and has them deleted by
 * {@link io.coffer.identity.Leftovers}.
 */
@NullMarked
package io.coffer.identity.batch;

import org.jspecify.annotations.NullMarked;
