/**
 * What goes wrong in a way that a person has to put right.
 *
 * <p>Rule 1: the message says what is wrong, where to look and what to do; nobody needs the stack trace.
 */
@NullMarked
package io.coffer.sandbox.problem;

import org.jspecify.annotations.NullMarked;
