package io.coffer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a look-up is remembered. */
class RecentTest {

    private static final Duration LIFE = Duration.ofSeconds(5);

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Recent<String, String> recent = new Recent<>(2, LIFE, time::get);

    @Test
    void withinItsLifeItIsLookedUpOnce() {
        look("a");
        time.addAndGet(LIFE.toNanos() - 1);
        look("a");

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void afterwardsItIsLookedUpAgain() {
        look("a");
        time.addAndGet(LIFE.toNanos());
        look("a");

        assertThat(lookUps).hasValue(2);
    }

    @Test
    void itsLifeBeginsBeforeItIsLookedUp() {
        recent.get("a", key -> {
            time.addAndGet(LIFE.toNanos());
            return Optional.of(key);
        });
        look("a");

        assertThat(lookUps).hasValue(1);
    }

    @Test
    void whatIsNotThereIsNotRemembered() {
        assertThat(recent.get("a", key -> Optional.empty())).isEmpty();
        assertThat(look("a")).contains("a");
        time.addAndGet(LIFE.toNanos());
        assertThat(recent.get("a", key -> Optional.empty())).isEmpty();
        assertThat(recent.get("a", key -> Optional.empty())).isEmpty();
    }

    @Test
    void whatHasChangedIsForgotten() {
        look("a");
        recent.forgetIf("a"::equals);
        look("a");

        assertThat(lookUps).hasValue(2);
    }

    @Test
    void noMoreIsRememberedThanThereIsRoomFor() {
        for (int i = 0; i < 100; i++) {
            look("key " + i);
        }
        int before = lookUps.get();
        for (int i = 0; i < 100; i++) {
            look("key " + i);
        }

        assertThat(lookUps.get() - before).isGreaterThanOrEqualTo(96);
    }

    private Optional<String> look(String key) {
        return recent.get(key, wanted -> {
            lookUps.incrementAndGet();
            return Optional.of(wanted);
        });
    }
}
