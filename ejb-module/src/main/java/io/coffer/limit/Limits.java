package io.coffer.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes tokens from the buckets of those who ask, in Redis if there is one and it answers, else in memory. Any number of
 * threads at once.
 */
@ApplicationScoped
public class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class.getName());

    private final LocalBuckets local;
    private final @Nullable SharedBuckets shared;
    private final Outage outage;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway.Init")
    protected Limits() {
        this(1, null, Duration.ZERO);
    }

    /**
     * @param redisUrl empty: in memory
     * @param pauseMillis after which Redis is asked again that did not answer
     */
    @Inject
    public Limits(
            @ConfigProperty(name = "coffer.limit.buckets.max") long bucketsMax,
            @ConfigProperty(name = "coffer.limit.redis.url") Optional<String> redisUrl,
            @ConfigProperty(name = "coffer.limit.redis.timeout.millis") long timeoutMillis,
            @ConfigProperty(name = "coffer.limit.redis.pause.millis") long pauseMillis) {
        this(
                bucketsMax,
                redisUrl.map(url -> new SharedBuckets(url, Duration.ofMillis(timeoutMillis), bucketsMax))
                        .orElse(null),
                Duration.ofMillis(pauseMillis));
    }

    private Limits(long bucketsMax, @Nullable SharedBuckets shared, Duration pause) {
        this.local = new LocalBuckets(bucketsMax, TimeMeter.SYSTEM_NANOTIME);
        this.shared = shared;
        this.outage = new Outage(pause.toNanos(), System::nanoTime);
    }

    /** Takes tokens if all windows have enough, else none. What costs more than a full bucket has costs a full bucket. */
    public Verdict take(Policy policy, String owner, long cost) {
        long payable = Math.min(cost, policy.smallestQuota());
        return in(new BucketKey(policy, owner), bucket -> {
            var result = bucket.asVerbose().tryConsumeAndReturnRemaining(payable);
            return new Verdict(
                    policy,
                    payable,
                    result.getDiagnostics().getAvailableTokensPerEachBandwidth(),
                    result.getValue().isConsumed() ? 0 : result.getValue().getNanosToWaitForRefill());
        });
    }

    /** Tells what {@link #take} would, and takes nothing. */
    public Verdict look(Policy policy, String owner, long cost) {
        long payable = Math.min(cost, policy.smallestQuota());
        return in(new BucketKey(policy, owner), bucket -> {
            var result = bucket.asVerbose().estimateAbilityToConsume(payable);
            return new Verdict(
                    policy,
                    payable,
                    result.getDiagnostics().getAvailableTokensPerEachBandwidth(),
                    result.getValue().canBeConsumed() ? 0 : result.getValue().getNanosToWaitForRefill());
        });
    }

    /** Whether Redis is configured and did not answer when it was last asked. */
    public boolean isRedisAway() {
        return outage.isOn();
    }

    /** Lets go of Redis. */
    @PreDestroy
    public void close() {
        if (shared != null) {
            shared.close();
        }
    }

    private <T> T in(BucketKey key, Function<Bucket, T> action) {
        if (shared != null && outage.mayTry()) {
            try {
                var result = action.apply(shared.bucket(key));
                if (outage.ends()) {
                    LOG.info("Redis answers again: limits are shared with the other servers");
                }
                return result;
            } catch (RuntimeException e) {
                if (outage.begins()) {
                    // Without the stack: it says nothing more, and the address of Redis may have a password in it.
                    LOG.log(
                            Level.WARNING,
                            "Redis does not answer ({0}): until it does, this server limits on its own",
                            e.getClass().getSimpleName());
                }
            }
        }
        return action.apply(local.bucket(key));
    }
}
