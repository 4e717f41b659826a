/**
 * Payments over HTTP. A payment is accepted with 202 and followed at its own address.
 */
@NullMarked
package io.coffer.payment.rest;

import org.jspecify.annotations.NullMarked;
