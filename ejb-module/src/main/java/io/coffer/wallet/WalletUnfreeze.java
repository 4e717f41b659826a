package io.coffer.wallet;

import io.coffer.ledger.AccountStatus;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets money move on a frozen wallet again. */
@ApplicationScoped
public class WalletUnfreeze extends WalletStatusChange {

    public WalletUnfreeze() {
        super("wallet.unfreeze", AccountStatus.ACTIVE, "wallet.unfrozen");
    }
}
