package io.coffer.identity;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets a customer in again. Who had not proved the address before still has to. */
@ApplicationScoped
public class CustomerEnabling extends CustomerStatusChange {

    public CustomerEnabling() {
        super("customer.enable", "customer.enabled");
    }

    @Override
    boolean isDueAt(UserStatus status) {
        return status == UserStatus.DISABLED;
    }

    @Override
    UserStatus next(boolean hasPassword) {
        return hasPassword ? UserStatus.ACTIVE : UserStatus.UNVERIFIED;
    }
}
