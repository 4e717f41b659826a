package io.coffer.wallet;

import io.coffer.personal.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Closes the wallets of a person who is erased, and forgets what she called them. Her accounts decide whether it is possible. */
@ApplicationScoped
public class WalletsErasure implements Erasure {

    private static final String NAMELESS = "Wallet";

    @Inject
    private Wallets wallets;

    @Override
    public Optional<String> objection(UUID person) {
        return Optional.empty();
    }

    @Override
    public void erase(UUID person) {
        wallets.of(person).forEach(wallet -> {
            wallets.rename(wallet, NAMELESS);
            wallets.closeWithAccounts(wallet);
        });
    }
}
