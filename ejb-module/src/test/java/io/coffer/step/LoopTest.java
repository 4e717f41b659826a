package io.coffer.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch did = new CountDownLatch(3);

    @Test
    void noRoundBeginsBeforeAllIsThereThatItNeeds() throws InterruptedException {
        var early = new AtomicBoolean();
        var loop = new Loop(
                "late",
                () -> asked.incrementAndGet() > 3,
                () -> {
                    early.compareAndSet(false, asked.get() <= 3);
                    round();
                },
                () -> {});

        run(loop);

        assertThat(early).isFalse();
        assertThat(rounds).hasPositiveValue();
    }

    @Test
    void whatNeverGetsWhatItNeedsEndsAllTheSame() throws InterruptedException {
        var loop = new Loop("never", () -> false, this::round, () -> {});
        var thread = new Thread(loop);
        thread.start();
        loop.stop();
        thread.join(LONG.toMillis());

        assertThat(thread.isAlive()).isFalse();
        assertThat(rounds).hasValue(0);
    }

    @Test
    void afterAFailureTheProbeComesFirst() throws InterruptedException {
        var probed = new AtomicInteger();
        var loop = new Loop(
                "failing",
                () -> true,
                () -> {
                    round();
                    if (rounds.get() == 1) {
                        throw new IllegalStateException("once");
                    }
                },
                probed::incrementAndGet);

        run(loop);

        assertThat(probed).hasValue(1);
    }

    private void round() {
        rounds.incrementAndGet();
        did.countDown();
    }

    private void run(Loop loop) throws InterruptedException {
        var thread = new Thread(loop);
        thread.start();
        assertThat(did.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        loop.stop();
        thread.join(LONG.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }
}
