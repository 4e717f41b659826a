/**
 * Accounts as their owners see them, the books as staff and back-office systems do, and where they do not agree.
 */
@NullMarked
package io.coffer.ledger.rest;

import org.jspecify.annotations.NullMarked;
