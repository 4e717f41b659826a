/**
 * Wallets and what moves between them, as their owners see them.
 */
@NullMarked
package io.coffer.wallet.rest;

import org.jspecify.annotations.NullMarked;
