/**
 * One-time passwords by the clock, as authenticator apps show them.
 *
 * <ol>
 * <li>RFC 6238 with what all apps know: SHA-1, six digits, steps of 30 seconds.
 * <li>A code is good in its own step and in the ones before and after it: clocks differ.
 * <li>Which step a code belongs to is told, so that its owner can be kept from using it twice.
 * </ol>
 */
@NullMarked
package io.coffer.identity.totp;

import org.jspecify.annotations.NullMarked;
