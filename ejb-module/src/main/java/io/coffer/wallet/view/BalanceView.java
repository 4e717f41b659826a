package io.coffer.wallet.view;

import io.coffer.ledger.Account;
import io.coffer.money.Money;
import java.util.UUID;

/**
 * What a wallet has of an asset.
 *
 * @param version of the account; grows with each change
 */
public record BalanceView(UUID accountId, Money balance, Money held, long version) {

    static BalanceView of(Account account) {
        return new BalanceView(account.id(), account.balance(), account.held(), account.version());
    }

    /** Its code. */
    public String asset() {
        return balance.asset().code();
    }

    public Money available() {
        return balance.minus(held);
    }
}
