/**
 * The audit trail, to read.
 */
@NullMarked
package io.coffer.audit.rest;

import org.jspecify.annotations.NullMarked;
