/**
 * Proposals over HTTP: to read, to approve, to reject. Where something is proposed is the matter of the capability that does
 * it; it answers with {@link io.coffer.approval.rest.Proposals}.
 */
@NullMarked
package io.coffer.approval.rest;

import org.jspecify.annotations.NullMarked;
