package io.coffer.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    /** Slow enough that nothing flows in while a test runs. */
    private final Policy policy = Policy.of("trial", "1/min burst 5, 10/h");

    private final Limits limits = new Limits(1_000, Optional.empty(), 100, 1_000);

    @Test
    void theVerdictSaysWhatIsLeftOfEachWindow() {
        var verdict = limits.take(policy, "somebody", 2);

        assertThat(verdict.isTaken()).isTrue();
        assertThat(verdict.left(0)).isEqualTo(3);
        assertThat(verdict.left(1)).isEqualTo(8);
        assertThat(verdict.violated()).isEmpty();
        assertThat(verdict.retryAfterSeconds()).isZero();
        assertThatThrownBy(verdict::refusal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereOneWindowHasNotEnoughNothingIsTakenFromAny() {
        limits.take(policy, "somebody", 4);

        var verdict = limits.take(policy, "somebody", 3);

        assertThat(verdict.isTaken()).isFalse();
        assertThat(verdict.left(0)).isOne();
        assertThat(verdict.left(1)).isEqualTo(6);
        assertThat(verdict.violated()).containsExactly("trial-minute");
        assertThat(verdict.retryAfterSeconds()).isBetween(119L, 120L);
    }

    @Test
    void aRefusalIsAProblemWithTheTimeToWait() {
        limits.take(policy, "somebody", 5);

        var refusal = limits.take(policy, "somebody", 1).refusal();

        assertThat(refusal.type()).isEqualTo(ProblemType.QUOTA_EXCEEDED);
        assertThat(refusal.members())
                .containsEntry(Verdict.RETRY_AFTER, 60L)
                .containsEntry("violated_policies", List.of("trial-minute"));
    }

    @Test
    void lookingTakesNothing() {
        assertThat(limits.look(policy, "somebody", 5).isTaken()).isTrue();
        assertThat(limits.take(policy, "somebody", 5).isTaken()).isTrue();
        assertThat(limits.look(policy, "somebody", 1).isTaken()).isFalse();
    }

    @Test
    void whatCostsMoreThanAFullBucketCostsAFullBucket() {
        assertThat(limits.take(policy, "somebody", 1_000).isTaken()).isTrue();
        assertThat(limits.take(policy, "somebody", 1).isTaken()).isFalse();
    }

    @Test
    void ofManyAtOnceExactlyTheQuotaGetsThrough() throws Exception {
        var crowd = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> one = () -> limits.take(policy, "somebody", 1).isTaken();
            long taken = 0;
            for (Future<Boolean> answer :
                    crowd.invokeAll(IntStream.range(0, 1_000).mapToObj(i -> one).toList())) {
                taken += answer.get() ? 1 : 0;
            }

            assertThat(taken).isEqualTo(5);
        } finally {
            crowd.shutdownNow();
        }
    }

    /** Nothing listens on port 1. */
    @Test
    void withoutTheRedisThatIsConfiguredEachServerLimitsOnItsOwn() {
        var alone = new Limits(1_000, Optional.of("redis://127.0.0.1:1"), 200, 60_000);
        try {
            assertThat(alone.take(policy, "somebody", 5).isTaken()).isTrue();
            assertThat(alone.take(policy, "somebody", 1).isTaken()).isFalse();
            assertThat(alone.isRedisAway()).isTrue();
        } finally {
            alone.close();
        }
    }

    @Test
    void anAddressOfRedisThatIsNoneIsNotedAtOnce() {
        assertThatThrownBy(() -> new Limits(1_000, Optional.of("localhost:6379"), 100, 1_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
