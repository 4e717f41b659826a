package io.coffer.wallet.rest;

import io.coffer.wallet.view.WalletViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** Tells the metrics how often a wallet that was asked for was in memory. */
@ApplicationScoped
public class ViewGauges {

    private static final Logger LOG = Logger.getLogger(ViewGauges.class.getName());

    @Inject
    private WalletViews views;

    /** A gauge is there from the first use of its bean on: from the start, that is. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        LOG.fine("views of wallets are counted");
    }

    /** Since the server started. */
    @Gauge(
            name = "coffer_wallet_views_from_memory",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "Wallets that were shown from memory")
    public long fromMemory() {
        return views.fromMemory();
    }

    /** Since the server started. */
    @Gauge(
            name = "coffer_wallet_views_from_database",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "Wallets that were read to be shown")
    public long fromDatabase() {
        return views.fromDatabase();
    }
}
