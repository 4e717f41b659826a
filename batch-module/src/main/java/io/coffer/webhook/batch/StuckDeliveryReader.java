package io.coffer.webhook.batch;

import io.coffer.batch.IdReader;
import io.coffer.webhook.StuckDeliveries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads deliveries that nothing was done for in long. */
@Dependent
@Named("stuckDeliveryReader")
public class StuckDeliveryReader extends IdReader {

    @Inject
    private StuckDeliveries deliveries;

    @Override
    protected Instant moment() {
        return deliveries.threshold();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return deliveries.find(moment, after, limit);
    }
}
