package io.coffer.personal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
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

/** Keeps the {@link WrappingKeys} of this server fresh, from its start to its end. */
@Singleton
@Startup
public class KeyRefresh {

    private static final Logger LOG = Logger.getLogger(KeyRefresh.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private WrappingKeys keys;

    @Inject
    @ConfigProperty(name = "coffer.personal.refresh.seconds")
    private long refreshSeconds;

    private @Nullable Future<?> rounds;

    /**
     * Has the keys' bean made on this thread: the first round would make it holding locks that the start of the application
     * needs, and wait for that start.
     */
    @PostConstruct
    void start() {
        boolean here = keys.isHere();
        LOG.fine(() -> "keys are here already: " + here);
        rounds = executor.scheduleWithFixedDelay(this::round, 0, refreshSeconds, TimeUnit.SECONDS);
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
            keys.refresh();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "the keys of personal data were not refreshed; tried again in " + refreshSeconds + " s");
        }
    }
}
