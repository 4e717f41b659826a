package io.coffer.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.coffer.crypto.Digests;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Buckets that several servers share, in Redis.
 *
 * <p>Connects when it is first asked. Whatever fails, and whatever takes longer than the time-out, is an exception; after a
 * lost connection everything fails at once until it is back.
 */
final class SharedBuckets implements AutoCloseable {

    private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(2);
    private static final Duration KEPT_BEYOND_FULL = Duration.ofSeconds(10);
    private static final long STOP_MILLIS = 1_000;
    private static final int COMMANDS_WAITING_MAX = 2_000;

    /** Two threads: they only move bytes. */
    private final ClientResources resources = ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(() -> Delay.exponential(Duration.ofMillis(50), LONGEST_RECONNECT, 2, TimeUnit.MILLISECONDS))
            .build();

    private final RedisClient client;
    private final Duration timeout;
    private final Cache<BucketKey, Bucket> proxies;
    private volatile @Nullable ProxyManager<String> connected;

    /**
     * @param url {@code redis://host:6379}, with password, TLS ({@code rediss}) or sentinels as in Lettuce
     * @param timeout of one answer, and of connecting
     * @param max how many buckets are known at once
     */
    SharedBuckets(String url, Duration timeout, long max) {
        this.timeout = timeout;
        var uri = RedisURI.create(url);
        uri.setTimeout(timeout);
        this.client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(COMMANDS_WAITING_MAX)
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build());
        this.proxies =
                Caffeine.newBuilder().maximumSize(max).executor(Runnable::run).build();
    }

    /**
     * A bucket, as far as this server knows it: Redis is asked when something is taken from it.
     *
     * @throws RuntimeException if there is no connection and none can be made
     */
    Bucket bucket(BucketKey key) {
        var manager = connection();
        // Requests of one owner that come at once share one question to Redis.
        return proxies.get(
                key,
                wanted -> manager.builder()
                        .withOptimization(Optimizations.batching())
                        .build(name(wanted), wanted.policy()::configuration));
    }

    @Override
    public void close() {
        client.shutdown(0, STOP_MILLIS, TimeUnit.MILLISECONDS);
        var unused = resources.shutdown(0, STOP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private ProxyManager<String> connection() {
        var manager = connected;
        return manager == null ? connect() : manager;
    }

    private synchronized ProxyManager<String> connect() {
        var manager = connected;
        if (manager == null) {
            manager = Bucket4jLettuce.casBasedBuilder(
                            client.connect(RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE)))
                    .requestTimeout(timeout)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_BEYOND_FULL))
                    .build();
            connected = manager;
        }
        return manager;
    }

    private static String name(BucketKey key) {
        return "coffer:limit:" + key.policy() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(key.owner()));
    }
}
