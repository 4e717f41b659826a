package io.coffer.ledger;

import io.coffer.personal.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Closes the accounts of a person who is erased. The books keep them with all that was posted: they have an id and no name
 * of hers. What is frozen is under somebody's eyes and stays until it is released.
 */
@ApplicationScoped
public class AccountsErasure implements Erasure {

    @Inject
    private OwnedAccounts owned;

    @Override
    public Optional<String> objection(UUID person) {
        var accounts = owned.lock(person);
        if (accounts.stream().anyMatch(account -> !account.held().isZero())) {
            return Optional.of("Money is held on an account.");
        }
        if (accounts.stream().anyMatch(account -> !account.balance().isZero())) {
            return Optional.of("An account has a balance.");
        }
        return accounts.stream().anyMatch(account -> account.status() == AccountStatus.FROZEN)
                ? Optional.of("An account is frozen.")
                : Optional.empty();
    }

    @Override
    public void erase(UUID person) {
        open(owned.lock(person)).forEach(account -> account.become(AccountStatus.CLOSED));
    }

    private static List<Account> open(List<Account> accounts) {
        return accounts.stream()
                .filter(account -> account.status().canBecome(AccountStatus.CLOSED))
                .toList();
    }
}
