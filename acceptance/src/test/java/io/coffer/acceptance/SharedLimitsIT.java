package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.limit.Limits;
import io.coffer.limit.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two servers that share their limits in a real Redis, as they do it: what limits is the same code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedLimitsIT {

    private static final long TIMEOUT_MILLIS = 500;
    private static final long PAUSE_MILLIS = 300;

    /** Nothing flows in while a test runs. */
    private final Policy policy = Policy.of("tiny", "1/h burst 10");

    private final List<Limits> opened = new ArrayList<>();
    private RedisProcess redis;
    private String owner = "";

    @BeforeAll
    void start() throws Exception {
        redis = RedisProcess.onFreePort();
        redis.start();
    }

    @AfterAll
    void stop() throws Exception {
        if (redis != null) {
            redis.kill();
        }
    }

    @BeforeEach
    void somebodyElse() {
        owner = "owner-" + System.nanoTime();
    }

    @AfterEach
    void close() {
        opened.forEach(Limits::close);
        opened.clear();
    }

    @Test
    void twoServersShareOneLimit() {
        var first = server();
        var second = server();

        assertThat(first.take(policy, owner, 6).left(0)).isEqualTo(4);
        assertThat(second.take(policy, owner, 3).left(0)).isOne();

        var refused = first.take(policy, owner, 2);
        assertThat(refused.isTaken()).isFalse();
        assertThat(refused.retryAfterSeconds()).isBetween(3_590L, 3_600L);
        assertThat(second.take(policy, "another " + owner, 10).isTaken()).isTrue();
        assertThat(first.take(policy, owner, 1).isTaken()).isTrue();
        assertThat(first.isRedisAway()).isFalse();
    }

    @Test
    void ofManyAtOnceOnTwoServersExactlyTheQuotaGetsThrough() throws Exception {
        var wide = Policy.of("wide", "1/h burst 100");
        var servers = List.of(server(), server());
        servers.forEach(limits -> limits.take(policy, owner, 1));
        var crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> requests = IntStream.range(0, 600)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> servers.get(i % 2).take(wide, owner, 1).isTaken())
                    .toList();
            long taken = 0;
            for (Future<Boolean> answer : crowd.invokeAll(requests)) {
                taken += answer.get() ? 1 : 0;
            }

            assertThat(servers).noneMatch(Limits::isRedisAway);
            assertThat(taken).isEqualTo(100);
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void aPolicyThatWasChangedBeginsAnew() {
        server().take(policy, owner, 10);

        assertThat(server().take(Policy.of("tiny", "1/h burst 20"), owner, 1).left(0))
                .isEqualTo(19);
    }

    @Test
    void whatIsKeptNamesNobodyAndIsForgotten() throws Exception {
        server().take(Policy.of("strict", "60/min"), owner, 30);

        var key = redis.cli("--scan", "--pattern", "coffer:limit:strict:*");
        assertThat(key).startsWith("coffer:limit:strict:60/60/60:").doesNotContain(owner);
        assertThat(Integer.parseInt(redis.cli("ttl", key))).isBetween(1, 41);
    }

    @Test
    void withoutRedisEachLimitsOnItsOwnAndWithItTheyShareAgain() throws Exception {
        var first = server();
        var second = server();
        first.take(policy, owner, 10);
        assertThat(second.take(policy, owner, 1).isTaken()).isFalse();

        redis.kill();

        assertThat(first.take(policy, owner, 10).isTaken()).isTrue();
        assertThat(first.take(policy, owner, 1).isTaken()).isFalse();
        assertThat(second.take(policy, owner, 10).isTaken()).isTrue();
        assertThat(first.isRedisAway()).isTrue();

        redis.start();

        Eventually.is(() -> {
            first.look(policy, owner, 1);
            second.look(policy, owner, 1);
            assertThat(first.isRedisAway() || second.isRedisAway()).isFalse();
        });
        assertThat(first.take(policy, owner, 10).isTaken()).isTrue();
        assertThat(second.take(policy, owner, 1).isTaken()).isFalse();
    }

    @Test
    void aRedisThatHangsIsWaitedForShortlyAndNotByEverybody() throws Exception {
        var limits = server();
        limits.take(policy, owner, 1);
        redis.freeze();
        try {
            long begin = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                limits.look(policy, owner, 1);
            }
            long millis = (System.nanoTime() - begin) / 1_000_000;

            assertThat(limits.isRedisAway()).isTrue();
            assertThat(millis).isLessThan(8 * TIMEOUT_MILLIS);
        } finally {
            redis.thaw();
        }
        Eventually.is(() -> {
            limits.look(policy, owner, 1);
            assertThat(limits.isRedisAway()).isFalse();
        });
        assertThat(limits.take(policy, owner, 9).isTaken()).isTrue();
    }

    @Test
    void aServerThatStartsBeforeRedisFindsItLater() throws Exception {
        redis.kill();
        var limits = server();
        assertThat(limits.take(policy, owner, 1).isTaken()).isTrue();
        assertThat(limits.isRedisAway()).isTrue();

        redis.start();

        Eventually.is(() -> {
            limits.look(policy, owner, 1);
            assertThat(limits.isRedisAway()).isFalse();
        });
    }

    private Limits server() {
        var limits = new Limits(1_000, Optional.of(redis.url()), TIMEOUT_MILLIS, PAUSE_MILLIS);
        opened.add(limits);
        return limits;
    }
}
