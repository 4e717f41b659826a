package io.coffer.edge.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import org.eclipse.microprofile.metrics.annotation.Metric;

/** How many requests are being worked on, and how many may be. */
@ApplicationScoped
public class Load {

    private final AtomicInteger inside = new AtomicInteger();

    @Inject
    @ConfigProperty(name = "coffer.edge.concurrency.max")
    private int max;

    @Inject
    @Metric(
            name = "coffer_edge_shed",
            absolute = true,
            description = "Requests that were answered 503 because too many were under way")
    private Counter shed;

    /** Lets one more in, if there is room; whoever was let in leaves. */
    boolean enter() {
        if (inside.incrementAndGet() <= max) {
            return true;
        }
        inside.decrementAndGet();
        shed.inc();
        return false;
    }

    void leave() {
        inside.decrementAndGet();
    }

    /** Requests that are inside just now. */
    @Gauge(
            name = "coffer_edge_requests_under_way",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "Requests that are being read, worked on or answered")
    public int inside() {
        return inside.get();
    }
}
