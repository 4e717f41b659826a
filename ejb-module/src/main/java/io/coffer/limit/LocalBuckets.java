package io.coffer.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Buckets of this server alone, in memory. Those that were not used for so long that they are full again go first. */
final class LocalBuckets {

    private final Cache<BucketKey, Bucket> buckets;
    private final TimeMeter time;

    /** @param max how many buckets are kept; beyond, those go that are used least */
    LocalBuckets(long max, TimeMeter time) {
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(max)
                .executor(Runnable::run)
                .ticker(time::currentTimeNanos)
                .expireAfter(Expiry.<BucketKey, Bucket>accessing((key, bucket) -> timeToFill(key.policy())))
                .build();
    }

    Bucket bucket(BucketKey key) {
        return buckets.get(key, this::newBucket);
    }

    /** How many there are, about. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket newBucket(BucketKey key) {
        var builder = Bucket.builder().withCustomTimePrecision(time);
        for (var limit : key.policy().configuration().getBandwidths()) {
            builder.addLimit(limit);
        }
        return builder.build();
    }

    private static Duration timeToFill(Policy policy) {
        return Duration.ofSeconds(
                policy.windows().stream().mapToLong(Window::seconds).max().orElse(0));
    }
}
