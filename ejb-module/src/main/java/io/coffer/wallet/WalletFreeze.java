package io.coffer.wallet;

import io.coffer.ledger.AccountStatus;
import jakarta.enterprise.context.ApplicationScoped;

/** Stops new money movement on a wallet. */
@ApplicationScoped
public class WalletFreeze extends WalletStatusChange {

    public WalletFreeze() {
        super("wallet.freeze", AccountStatus.FROZEN, "wallet.frozen");
    }
}
