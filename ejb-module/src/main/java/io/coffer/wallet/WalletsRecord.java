package io.coffer.wallet;

import io.coffer.ledger.AccountStatus;
import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is kept of a person's wallets beside their accounts. */
@ApplicationScoped
public class WalletsRecord implements PersonalRecord {

    @Inject
    private Wallets wallets;

    private record Line(UUID walletId, String name, AccountStatus status, Instant createdAt) {}

    @Override
    public String name() {
        return "wallets";
    }

    @Override
    public Optional<Object> of(UUID person) {
        var lines = wallets.of(person).stream()
                .map(wallet -> new Line(wallet.id(), wallet.name(), wallet.status(), wallet.createdAt()))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }
}
