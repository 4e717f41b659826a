package io.coffer.acceptance.container.property;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;

/** The latest of something, from all threads, for others to meet. */
final class Recent<T> {

    private static final int KEPT = 48;

    private final AtomicReferenceArray<T> kept = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong count = new AtomicLong();

    void add(T one) {
        kept.set((int) (count.getAndIncrement() % KEPT), one);
    }

    /** @throws IllegalStateException before there is one */
    T latest() {
        long number = count.get() - 1;
        if (number < 0) {
            throw new IllegalStateException("none yet");
        }
        return kept.get((int) (number % KEPT));
    }

    /** One of them; empty before there is one in the place that chance chose. */
    Optional<T> any(RandomGenerator random) {
        return Optional.ofNullable(kept.get(random.nextInt(KEPT)));
    }
}
