/**
 * Knowing the customer over HTTP: what customers say of themselves below {@code me/kyc}, and what staff make of it.
 */
@NullMarked
package io.coffer.kyc.rest;

import org.jspecify.annotations.NullMarked;
