package io.coffer.wallet;

import io.coffer.event.Events;
import io.coffer.ledger.AccountChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Tells what happens to the accounts of wallets. It is called under the account's lock, in the transaction that changes it,
 * so that the events are in the order of the changes and are there exactly if the change is.
 */
@ApplicationScoped
public class WalletEvents {

    @Inject
    private Events events;

    void on(@Observes AccountChange change) {
        change.account()
                .wallet()
                .ifPresent(wallet ->
                        change.account().owner().ifPresent(owner -> events.put(WalletFact.of(change, wallet, owner))));
    }
}
