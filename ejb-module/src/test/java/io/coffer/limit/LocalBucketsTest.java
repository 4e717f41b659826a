package io.coffer.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

    private final ManualTime time = new ManualTime();
    private final LocalBuckets buckets = new LocalBuckets(100, time);
    private final Policy policy = Policy.of("strict", "6/min burst 3");

    @Test
    void aBucketIsEmptiedAndFlowsFullAgain() {
        var bucket = buckets.bucket(new BucketKey(policy, "somebody"));

        assertThat(bucket.tryConsume(3)).isTrue();
        assertThat(bucket.tryConsume(1)).isFalse();
        time.advance(Duration.ofSeconds(10));
        assertThat(bucket.tryConsume(1)).isTrue();
        assertThat(bucket.tryConsume(1)).isFalse();
    }

    @Test
    void everybodyHasABucketOfTheirOwn() {
        buckets.bucket(new BucketKey(policy, "somebody")).tryConsume(3);

        assertThat(buckets.bucket(new BucketKey(policy, "somebody")).getAvailableTokens())
                .isZero();
        assertThat(buckets.bucket(new BucketKey(policy, "somebody else")).getAvailableTokens())
                .isEqualTo(3);
        assertThat(buckets.bucket(new BucketKey(Policy.of("other", "1/s"), "somebody"))
                        .getAvailableTokens())
                .isOne();
    }

    @Test
    void whatIsFullAgainIsForgottenAndNotBefore() {
        buckets.bucket(new BucketKey(policy, "somebody")).tryConsume(3);

        time.advance(Duration.ofSeconds(29));
        assertThat(buckets.size()).isOne();
        time.advance(Duration.ofSeconds(31));
        assertThat(buckets.size()).isZero();
    }

    @Test
    void thereAreNeverMoreThanAllowed() {
        for (int i = 0; i < 10_000; i++) {
            buckets.bucket(new BucketKey(policy, "address " + i)).tryConsume(1);
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(100);
    }

    private static final class ManualTime implements TimeMeter {

        private long nanos = 1;

        void advance(Duration by) {
            nanos += by.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
