/**
 * Wallets: what a customer or a channel has, one account per asset, shown as one thing.
 *
 * <ol>
 * <li>A wallet has at most one account in each asset, opened when it is needed first.
 * <li>A frozen wallet freezes all its accounts, under their locks; one that was frozen by itself stays so when the wallet is
 * released. A closed wallet has closed accounts.
 * <li>A wallet is closed only when it is empty: no balance, nothing held.
 * <li>Whatever happens to an account of a wallet, whoever does it, is told as an event of the wallet with the balance after
 * it, in order ({@link io.coffer.wallet.WalletEvents}).
 * <li>Whatever changes something here has an idempotency key, but a new name, which has a version. Who asks twice under one key
 * gets what came of it again, as it is now; nothing is done a second time.
 * <li>What is shown from memory ({@code io.coffer.wallet.view}) decides nothing.
 * <li>Locks are taken in one order: a wallet's row, accounts, limits, rows of a movement, idempotency keys.
 * </ol>
 */
@NullMarked
package io.coffer.wallet;

import org.jspecify.annotations.NullMarked;
