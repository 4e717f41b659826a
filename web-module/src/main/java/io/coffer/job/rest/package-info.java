/**
 * REST over {@link io.coffer.job}, for administrators.
 */
@NullMarked
package io.coffer.job.rest;

import org.jspecify.annotations.NullMarked;
