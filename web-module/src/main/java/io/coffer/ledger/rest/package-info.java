/**
 * Accounts as their owner sees them, and differences in the books as staff sees them.
 */
@NullMarked
package io.coffer.ledger.rest;

import org.jspecify.annotations.NullMarked;
