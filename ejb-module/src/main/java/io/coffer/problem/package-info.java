/**
 * How a refusal is told.
 *
 * <ol>
 * <li>A business outcome is a value: {@link io.coffer.problem.Outcome} is either done or refused. Exceptions are for what
 * no caller can be told to mend.
 * <li>Every refusal has one of the types of {@link io.coffer.problem.ProblemType}. Their names are part of the API and
 * never change their meaning.
 * <li>The web turns a refusal into an RFC 9457 problem in one place; nothing here knows HTTP but the status codes.
 * <li>A detail is written for the caller. It never carries personal data, class names or SQL.
 * </ol>
 */
@NullMarked
package io.coffer.problem;

import org.jspecify.annotations.NullMarked;
