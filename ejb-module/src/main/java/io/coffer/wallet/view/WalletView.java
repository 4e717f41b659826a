package io.coffer.wallet.view;

import io.coffer.ledger.AccountStatus;
import io.coffer.wallet.WalletBalances;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A wallet and what is in it, as it was at a moment.
 *
 * @param balances in the order of their assets
 */
public record WalletView(
        UUID id,
        UUID ownerId,
        String name,
        AccountStatus status,
        long version,
        Instant createdAt,
        List<BalanceView> balances) {

    public WalletView {
        balances = balances.stream()
                .sorted(Comparator.comparing(BalanceView::asset))
                .toList();
    }

    /** What was just read. */
    public static WalletView of(WalletBalances read) {
        var wallet = read.wallet();
        return new WalletView(
                wallet.id(),
                wallet.ownerId(),
                wallet.name(),
                wallet.status(),
                wallet.version(),
                wallet.createdAt(),
                read.accounts().stream().map(BalanceView::of).toList());
    }

    /** The same with another state of one of its accounts, or with one more; the newer state of an account stays. */
    WalletView with(BalanceView changed) {
        Map<UUID, BalanceView> all = new TreeMap<>();
        balances.forEach(balance -> all.put(balance.accountId(), balance));
        all.merge(changed.accountId(), changed, (old, other) -> other.version() > old.version() ? other : old);
        return new WalletView(id, ownerId, name, status, version, createdAt, List.copyOf(all.values()));
    }
}
