package io.coffer.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Remembers for a moment what was looked up, so that a busy caller doesn't cost a query each time. Bounded; any number of
 * threads at once. What was not found is not remembered.
 */
final class Recent<K, V> {

    private final long lifeNanos;
    private final LongSupplier nanoTime;
    private final Cache<K, Found<V>> found;

    private record Found<V>(V value, long since) {}

    /**
     * @param life how old an answer can be, at most, counted from before it was looked up
     * @param nanoTime {@link System#nanoTime}, but in tests
     */
    Recent(int max, Duration life, LongSupplier nanoTime) {
        this.lifeNanos = life.toNanos();
        this.nanoTime = nanoTime;
        this.found =
                Caffeine.newBuilder().maximumSize(max).executor(Runnable::run).build();
    }

    Optional<V> get(K key, Function<K, Optional<V>> lookUp) {
        long now = nanoTime.getAsLong();
        var known = found.getIfPresent(key);
        if (known != null && now - known.since() < lifeNanos) {
            return Optional.of(known.value());
        }
        var fresh = lookUp.apply(key);
        fresh.ifPresentOrElse(value -> found.put(key, new Found<>(value, now)), () -> found.invalidate(key));
        return fresh;
    }

    /** This server has just changed it. */
    void forgetIf(Predicate<V> changed) {
        found.asMap().values().removeIf(one -> changed.test(one.value()));
    }
}
