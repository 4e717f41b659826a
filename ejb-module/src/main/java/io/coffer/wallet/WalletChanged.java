package io.coffer.wallet;

import java.util.UUID;

/**
 * A wallet has another name, status or account. Told to observers (CDI) in the transaction; what happens to its accounts is
 * an {@link io.coffer.ledger.AccountChange}.
 */
public record WalletChanged(UUID walletId) {}
