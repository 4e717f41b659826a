package io.coffer.wallet;

import io.coffer.ledger.Account;
import io.coffer.money.Asset;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.util.List;
import java.util.Optional;

/** A wallet and its accounts, in the order of their assets. */
public record WalletBalances(Wallet wallet, List<Account> accounts) {

    public WalletBalances {
        accounts = List.copyOf(accounts);
    }

    /** The account in an asset, if there is one. */
    public Optional<Account> account(Asset asset) {
        return accounts.stream()
                .filter(account -> account.asset().equals(asset))
                .findFirst();
    }

    /**
     * The account that is paid from; a wallet without one has nothing in this asset.
     *
     * @return refused with {@code insufficient-funds}
     */
    public Outcome<Account> source(Asset asset) {
        return account(asset)
                .map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(ProblemType.INSUFFICIENT_FUNDS, "The wallet has no " + asset.code() + "."));
    }
}
