package io.coffer.wallet.history;

import io.coffer.ledger.Account;
import io.coffer.ledger.Side;
import io.coffer.ledger.inquiry.AccountHistory;
import io.coffer.ledger.inquiry.LineFilter;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.step.Transactions;
import io.coffer.wallet.Wallet;
import io.coffer.wallet.WalletBalances;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Looks through what happened in a wallet. */
@ApplicationScoped
public class WalletHistory {

    @Inject
    private AccountHistory history;

    @Inject
    private Movements movements;

    @Inject
    private Transactions transactions;

    /**
     * What is wanted of a history; all of it, if all is empty.
     *
     * @param asset its code
     * @param kind of the entry, in ASCII
     * @param from posted no earlier
     * @param to posted earlier
     * @param minAmount no less, whatever the direction
     * @param maxAmount no more, whatever the direction
     * @param reference of the entry, or what the wallet's owner called the movement
     * @param correlationId of the request or job
     */
    public record Wanted(
            Optional<String> asset,
            Optional<String> kind,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<BigDecimal> minAmount,
            Optional<BigDecimal> maxAmount,
            Optional<Side> direction,
            Optional<String> reference,
            Optional<String> correlationId) {}

    /** A page of it, the newest first. */
    public Page<WalletLine> page(WalletBalances wallet, Viewer viewer, Wanted wanted, PageRequest page) {
        var accounts = wallet.accounts().stream()
                .filter(account -> wanted.asset()
                        .map(asset -> account.asset().code().equals(asset))
                        .orElse(true))
                .map(Account::id)
                .toList();
        var owned = wallet.wallet();
        var found = history.lines(accounts, filter(owned, wanted), page);
        var lines = transactions.inNew(() -> movements.look(owned.id(), viewer, found.items()));
        return new Page<>(lines, found.end());
    }

    private LineFilter filter(Wallet wallet, Wanted wanted) {
        return new LineFilter(
                wanted.kind(),
                wanted.from(),
                wanted.to(),
                wanted.minAmount(),
                wanted.maxAmount(),
                wanted.direction(),
                wanted.reference().map(name -> transactions.inNew(() -> movements.references(wallet.ownerId(), name))),
                wanted.correlationId());
    }
}
