package io.coffer.identity;

import jakarta.enterprise.context.ApplicationScoped;

/** Shuts a customer out. */
@ApplicationScoped
public class CustomerDisabling extends CustomerStatusChange {

    public CustomerDisabling() {
        super("customer.disable", "customer.disabled");
    }

    @Override
    boolean isDueAt(UserStatus status) {
        return status == UserStatus.ACTIVE || status == UserStatus.UNVERIFIED;
    }

    @Override
    UserStatus next(boolean hasPassword) {
        return UserStatus.DISABLED;
    }
}
