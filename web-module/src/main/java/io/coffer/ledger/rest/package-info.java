/**
 * Accounts as their owner sees them.
 */
@NullMarked
package io.coffer.ledger.rest;

import org.jspecify.annotations.NullMarked;
