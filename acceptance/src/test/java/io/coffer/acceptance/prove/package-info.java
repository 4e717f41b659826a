/**
 * The proof kit: everything that moves money, under load, while its processes are killed and its wires are cut; and what
 * must hold in the end.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>It looks from outside: HTTP, SQL, the providers' books, the webhooks that came.
 *   <li>What a client was not told for certain, it asks again under the same key until it knows.
 *   <li>A run is repeated by its seed: the plan of faults is the same, how they meet the load is not.
 *   <li>Nobody helps the system but by starting again what was killed.
 * </ol>
 */
@NullMarked
package io.coffer.acceptance.prove;

import org.jspecify.annotations.NullMarked;
