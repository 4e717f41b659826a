package io.coffer.wallet.view;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;

/**
 * Keeps views for a while, and no view that was read before a change and arrives after it: who reads notes the number of
 * changes first, and what was read is kept only if that number is still the same. Wallets share these numbers, a few thousand
 * of them, so that they need no room of their own; then and now something is not kept that could have been.
 */
final class ViewCache implements AutoCloseable {

    private static final String NAME = "coffer.wallet.views";
    private static final int NUMBERS = 4096;

    private final CacheManager manager;
    private final Cache<UUID, Kept> views;
    private final AtomicLongArray changes = new AtomicLongArray(NUMBERS);
    private final long maxAgeNanos;
    private final LongSupplier nanoTime;

    /** @param readAt on the clock of {@code nanoTime}, before it was read */
    private record Kept(WalletView view, long readAt) {}

    /**
     * @param maxAge after which a view is not shown any more; of zero: none is kept
     * @param max how many views are kept; beyond, those go that are used least
     */
    ViewCache(Duration maxAge, long max, LongSupplier nanoTime) {
        this.maxAgeNanos = maxAge.toNanos();
        this.nanoTime = nanoTime;
        this.manager = Caching.getCachingProvider(
                        CaffeineCachingProvider.class.getName(), ViewCache.class.getClassLoader())
                .getCacheManager();
        manager.destroyCache(NAME);
        this.views = manager.createCache(
                NAME,
                new CaffeineConfiguration<UUID, Kept>()
                        .setTypes(UUID.class, Kept.class)
                        .setStoreByValue(false)
                        .setExecutorFactory(() -> Runnable::run)
                        .setMaximumSize(OptionalLong.of(max))
                        // Only tidies up: it counts from when a view was kept, and what is promised from when it was
                        // read.
                        .setExpireAfterWrite(OptionalLong.of(Math.max(1, maxAgeNanos))));
    }

    /** A view that is young enough. */
    Optional<WalletView> find(UUID wallet) {
        return Optional.ofNullable(views.get(wallet))
                .filter(kept -> nanoTime.getAsLong() - kept.readAt() < maxAgeNanos)
                .map(Kept::view);
    }

    /** Reads a view and keeps it, unless something changes meanwhile. */
    Optional<WalletView> read(UUID wallet, Supplier<Optional<WalletView>> source) {
        long readAt = nanoTime.getAsLong();
        long seen = changes.get(number(wallet));
        var view = source.get();
        if (maxAgeNanos > 0) {
            view.ifPresent(read -> replace(
                    wallet,
                    kept -> changes.get(number(wallet)) == seen
                            ? Optional.of(new Kept(read, readAt))
                            : Optional.empty()));
        }
        return view;
    }

    /** Changes a view, if it is kept. Its age stays. */
    void change(UUID wallet, UnaryOperator<WalletView> change) {
        changes.incrementAndGet(number(wallet));
        replace(wallet, kept -> kept.map(old -> new Kept(change.apply(old.view()), old.readAt())));
    }

    /** Forgets a view, to have it read again. */
    void forget(UUID wallet) {
        changes.incrementAndGet(number(wallet));
        views.remove(wallet);
    }

    @Override
    public void close() {
        manager.close();
    }

    /** One at a time for each wallet; what is kept stays if there is nothing to replace it. */
    private void replace(UUID wallet, UnaryOperator<Optional<Kept>> replacement) {
        views.invoke(wallet, (entry, arguments) -> {
            replacement.apply(Optional.ofNullable(entry.getValue())).ifPresent(entry::setValue);
            return null;
        });
    }

    private static int number(UUID wallet) {
        return Math.floorMod(wallet.hashCode(), NUMBERS);
    }
}
