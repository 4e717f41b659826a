/**
 * Signing in over HTTP.
 */
@NullMarked
package io.coffer.identity.rest;

import org.jspecify.annotations.NullMarked;
