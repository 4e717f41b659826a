/**
 * The matrix of endpoints and roles, read from the code.
 */
@NullMarked
package io.coffer.access;

import org.jspecify.annotations.NullMarked;
