/**
 * Holds on wallets: an amount is authorised, then captured for another wallet, whole or in parts, or given back.
 *
 * <ol>
 * <li>A hold is one of the ledger's, with the same id and the reference {@code hold:<id>}; the ledger knows its amounts and
 * decides how it ends. Here is who asked for it, of which wallet, and for whom it was captured.
 * <li>Only who asked for it captures or voids it. The holds of payments are none of these.
 * <li>A capture posts an entry of the kind {@code wallet.transfer} with the reference {@code capture:<id>}. It is a new
 * movement: neither wallet may be frozen. A hold on a frozen wallet can be voided, and expires.
 * <li>Authorising counts for a customer's limits as a transfer of the amount would. What is not captured when the hold ends,
 * however it ends, is given back in the transaction that ends it.
 * <li>A client's reference names one hold for ever.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.hold;

import org.jspecify.annotations.NullMarked;
