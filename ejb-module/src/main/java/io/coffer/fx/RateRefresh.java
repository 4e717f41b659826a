package io.coffer.fx;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps the {@link Rates} of this server fresh, from its start to its end. The last in the order in which threads start. */
@Singleton
@Startup
@DependsOn("FirstAdmin")
public class RateRefresh {

    private static final Logger LOG = Logger.getLogger(RateRefresh.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Rates rates;

    @Inject
    @ConfigProperty(name = "coffer.fx.refresh.millis")
    private long refreshMillis;

    private @Nullable Future<?> rounds;

    /** Says once that the provider is gone, not in every round. */
    private boolean failing;

    /** Has the bean made on this thread, as {@code KeyRefresh} does. */
    @PostConstruct
    void start() {
        int offered = rates.offered();
        LOG.fine(() -> offered + " pairs are offered");
        rounds = executor.scheduleWithFixedDelay(this::round, 0, refreshMillis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(true);
        }
    }

    /** Nothing may be thrown: it would be the last round. */
    private void round() {
        try {
            rates.refresh();
            if (failing) {
                failing = false;
                LOG.info("the rate provider answers again");
            }
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "the rate provider gives no rates; asked again every " + refreshMillis
                                + " ms, and told when it does");
            }
        }
    }
}
