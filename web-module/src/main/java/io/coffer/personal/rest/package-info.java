/**
 * REST over {@link io.coffer.personal}: what a customer may ask for.
 */
@NullMarked
package io.coffer.personal.rest;

import org.jspecify.annotations.NullMarked;
