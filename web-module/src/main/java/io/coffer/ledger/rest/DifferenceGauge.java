package io.coffer.ledger.rest;

import io.coffer.ledger.replay.Differences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** Tells the metrics how many differences there are in the books. */
@ApplicationScoped
public class DifferenceGauge {

    private static final Logger LOG = Logger.getLogger(DifferenceGauge.class.getName());

    @Inject
    private Differences differences;

    /** A gauge is there from the first use of its bean on: from the start, that is. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        LOG.fine("differences in the books are counted");
    }

    /** Those that are open; not a number while the database can't be asked. */
    @Gauge(
            name = "coffer_ledger_differences",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "Differences in the books that the last runs of ledger-replay and ledger-invariants found")
    public double open() {
        try {
            return differences.countOpen();
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.FINE, "the differences can't be counted", databaseAway);
            return Double.NaN;
        }
    }
}
