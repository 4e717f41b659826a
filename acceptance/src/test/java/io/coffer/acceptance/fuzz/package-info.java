/**
 * A seeded fuzzer over the OpenAPI document that the running server serves: right requests first, so that there is
 * something to break, then wrong ones of every kind.
 *
 * <ol>
 * <li>A request is made from the seed, its number, and what the answers before its round told
 * ({@link io.coffer.acceptance.fuzz.Known}), and from nothing else: the same seed against the same product asks the
 * same. Answers are learned from between rounds only, in the order of the requests.
 * <li>No answer may be a server error. A 503 that declares that load is shed counts apart, and must stay rare.
 * <li>Status, media type and body of every answer are what the document allows for the operation; a problem has a type
 * of the catalogue.
 * <li>No answer shows what is inside (stack traces, class names, SQL, paths, products), lets in who proved nothing, or
 * tells somebody else's object from one that there is not.
 * <li>The judge is pure ({@link io.coffer.acceptance.fuzz.Judge}): each of its rules has a test with an answer that must
 * be found.
 * <li>It changes only what it made itself: ids are taken from what its own callers created, never from lists.
 * <li>It talks to the loopback interface only.
 * </ol>
 *
 * Who calls, with which tokens and objects, is the business of {@link io.coffer.acceptance.fuzz.World}.
 */
@NullMarked
package io.coffer.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
