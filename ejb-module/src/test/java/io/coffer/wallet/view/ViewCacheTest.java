package io.coffer.wallet.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.ledger.AccountStatus;
import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept, for how long, and what never replaces what; without a database. */
class ViewCacheTest {

    private static final UUID WALLET = new UUID(1, 2);
    private static final UUID ACCOUNT = new UUID(0, 1);
    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final Asset CHF = new Asset("CHF", AssetKind.FIAT, 2);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final ViewCache cache = new ViewCache(MAX_AGE, 100, now::get);

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void whatWasReadIsKeptUntilItIsTooOld() {
        assertThat(cache.find(WALLET)).isEmpty();
        read("10.00", 3);

        now.addAndGet(MAX_AGE.toNanos() - 1);
        assertThat(cache.find(WALLET)).contains(wallet("10.00", 3));
        now.addAndGet(1);
        assertThat(cache.find(WALLET)).isEmpty();
    }

    /** A slow read is as old as its beginning. */
    @Test
    void theAgeCountsFromTheMomentBeforeItWasRead() {
        cache.read(WALLET, () -> {
            now.addAndGet(MAX_AGE.toNanos() - 5);
            return Optional.of(wallet("10.00", 3));
        });

        assertThat(cache.find(WALLET)).isPresent();
        now.addAndGet(5);
        assertThat(cache.find(WALLET)).isEmpty();
    }

    @Test
    void aChangeShowsAtOnceAndDoesNotMakeTheRestYounger() {
        read("10.00", 3);
        now.addAndGet(MAX_AGE.toNanos() - 1);

        cache.change(WALLET, view -> view.with(balance("12.00", 4)));

        assertThat(cache.find(WALLET)).contains(wallet("12.00", 4));
        now.addAndGet(1);
        assertThat(cache.find(WALLET)).isEmpty();
    }

    @Test
    void anOlderStateNeverReplacesANewerOne() {
        read("10.00", 3);

        cache.change(WALLET, view -> view.with(balance("12.00", 5)));
        cache.change(WALLET, view -> view.with(balance("11.00", 4)));

        assertThat(cache.find(WALLET)).contains(wallet("12.00", 5));
    }

    @Test
    void whatWasReadWhileItChangedIsNotKept() {
        var answered = cache.read(WALLET, () -> {
            var before = Optional.of(wallet("10.00", 3));
            cache.change(WALLET, view -> view.with(balance("12.00", 4)));
            return before;
        });

        assertThat(answered).contains(wallet("10.00", 3));
        assertThat(cache.find(WALLET)).isEmpty();
    }

    @Test
    void whatIsForgottenIsReadAgain() {
        read("10.00", 3);

        cache.forget(WALLET);

        assertThat(cache.find(WALLET)).isEmpty();
        read("11.00", 4);
        assertThat(cache.find(WALLET)).contains(wallet("11.00", 4));
    }

    @Test
    void whatIsNotThereIsNotKept() {
        assertThat(cache.read(WALLET, Optional::empty)).isEmpty();
        assertThat(cache.find(WALLET)).isEmpty();
    }

    @Test
    void anotherAccountTakesItsPlaceInTheOrderOfAssets() {
        var francs = new BalanceView(new UUID(0, 2), Money.of("1.00", CHF), Money.zero(CHF), 0);

        assertThat(wallet("10.00", 3).with(francs).balances()).containsExactly(francs, balance("10.00", 3));
    }

    @Test
    void withoutAnAgeNothingIsKept() {
        try (var none = new ViewCache(Duration.ZERO, 100, now::get)) {
            none.read(WALLET, () -> Optional.of(wallet("10.00", 3)));

            assertThat(none.find(WALLET)).isEmpty();
        }
    }

    private void read(String balance, long version) {
        cache.read(WALLET, () -> Optional.of(wallet(balance, version)));
    }

    private static WalletView wallet(String balance, long version) {
        return new WalletView(
                WALLET,
                new UUID(9, 9),
                "Household",
                AccountStatus.ACTIVE,
                0,
                Instant.EPOCH,
                List.of(balance(balance, version)));
    }

    private static BalanceView balance(String balance, long version) {
        return new BalanceView(ACCOUNT, Money.of(balance, EUR), Money.zero(EUR), version);
    }
}
