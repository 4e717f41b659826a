package io.coffer.wallet.view;

import io.coffer.ledger.AccountChange;
import io.coffer.wallet.WalletChanged;
import io.coffer.wallet.Wallets;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows wallets, from memory where it can. Called without a transaction. */
@ApplicationScoped
public class WalletViews {

    @Inject
    private Wallets wallets;

    @Inject
    @ConfigProperty(name = "coffer.wallet.view.age.max.millis")
    private long maxAgeMillis;

    @Inject
    @ConfigProperty(name = "coffer.wallet.view.max")
    private long max;

    private final LongAdder fromMemory = new LongAdder();
    private final LongAdder fromDatabase = new LongAdder();

    @SuppressWarnings("NullAway.Init")
    private ViewCache cache;

    @PostConstruct
    void prepare() {
        cache = new ViewCache(Duration.ofMillis(maxAgeMillis), max, System::nanoTime);
    }

    @PreDestroy
    void close() {
        cache.close();
    }

    /** An owner's wallet; empty if there is none, or if it is somebody else's. */
    public Optional<WalletView> find(UUID owner, UUID wallet) {
        return find(wallet).filter(found -> found.ownerId().equals(owner));
    }

    /** A wallet of whomever. */
    public Optional<WalletView> find(UUID wallet) {
        var kept = cache.find(wallet);
        if (kept.isPresent()) {
            fromMemory.increment();
            return kept;
        }
        fromDatabase.increment();
        return cache.read(wallet, () -> wallets.find(wallet).map(WalletView::of));
    }

    /** How often a view was in memory since the server started. */
    public long fromMemory() {
        return fromMemory.sum();
    }

    /** How often a view was read since the server started. */
    public long fromDatabase() {
        return fromDatabase.sum();
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChange change) {
        change.account()
                .wallet()
                .ifPresent(wallet -> cache.change(wallet, view -> view.with(BalanceView.of(change.account()))));
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) WalletChanged change) {
        cache.forget(change.walletId());
    }
}
