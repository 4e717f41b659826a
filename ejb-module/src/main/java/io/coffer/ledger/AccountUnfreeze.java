package io.coffer.ledger;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets money move on a frozen account again. */
@ApplicationScoped
public class AccountUnfreeze extends AccountStatusChange {

    public AccountUnfreeze() {
        super("account.unfreeze", AccountStatus.ACTIVE, "account.unfrozen");
    }
}
