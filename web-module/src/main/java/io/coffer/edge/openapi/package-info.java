/**
 * What the edge does to every request, in the OpenAPI document.
 *
 * <ol>
 * <li>A resource method describes what is its own: its answers, its refusals by name, its examples. What the edge
 * answers by itself is added to every operation where it can occur
 * ({@link io.coffer.edge.openapi.EdgeDescription}).
 * <li>What is described at an operation is never replaced, only completed: the media type and the schema of a problem,
 * the names of the problems that the edge has for the same status, the headers that every answer has.
 * <li>A member of an answer is {@code required} unless its record says {@code @Nullable}: what is null is left out, and
 * nothing else is ({@link io.coffer.edge.openapi.AnswerMembers}). What a request must have, its record says member by
 * member: there, everything may be missing until it was checked.
 * </ol>
 */
@NullMarked
package io.coffer.edge.openapi;

import org.jspecify.annotations.NullMarked;
