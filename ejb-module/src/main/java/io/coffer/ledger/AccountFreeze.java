package io.coffer.ledger;

import jakarta.enterprise.context.ApplicationScoped;

/** Stops new money movement on an account. */
@ApplicationScoped
public class AccountFreeze extends AccountStatusChange {

    public AccountFreeze() {
        super("account.freeze", AccountStatus.FROZEN, "account.frozen");
    }
}
