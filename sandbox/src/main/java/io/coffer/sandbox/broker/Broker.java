package io.coffer.sandbox.broker;

import io.coffer.sandbox.net.Loopback;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;

/**
 * Artemis, in this process or in one of its own.
 *
 * <p>Life cycle: created, {@link #start started}, {@link #stop stopped}, started again as often as wanted. One thread at a
 * time starts and stops it.
 */
public interface Broker {

    /** Starts it and returns when it listens. */
    void start() throws IOException, InterruptedException;

    /** Stops it; persistent messages stay. Does nothing if it doesn't run. */
    void stop() throws IOException, InterruptedException;

    /** Whether it runs. */
    boolean isRunning();

    /** How many messages a queue holds, those being delivered included; empty if there is no such queue. */
    default OptionalLong depth(String queueName) {
        var depth = depths().get(queueName);
        return depth == null ? OptionalLong.empty() : OptionalLong.of(depth);
    }

    /** How many messages each queue holds, by its name. */
    SortedMap<String, Long> depths();

    /** Makes a durable queue that the configuration does not know, under an address of the same name. */
    default void create(String queueName) {
        create(QueueConfiguration.of(queueName)
                .setRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddress(true));
    }

    /** Makes a queue that the configuration does not know, such as a subscription of a topic. */
    void create(QueueConfiguration queue);

    /** Throws away what a queue holds. */
    void purge(String queueName);

    /** Takes a queue away, and what it holds. */
    void remove(String queueName);

    /** How many branches of transactions wait for somebody to decide. */
    int prepared();

    /** The port it listens on. */
    int port();

    /** The address it listens on. */
    default String host() {
        return Loopback.HOST;
    }
}
