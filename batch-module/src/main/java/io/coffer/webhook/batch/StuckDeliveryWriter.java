package io.coffer.webhook.batch;

import io.coffer.webhook.StuckDeliveries;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has the tasks of a chunk of deliveries put back, in the chunk's transaction. */
@Dependent
@Named("stuckDeliveryWriter")
public class StuckDeliveryWriter extends AbstractItemWriter {

    @Inject
    private StuckDeliveries deliveries;

    @Override
    public void writeItems(List<Object> ids) {
        deliveries.revive(ids.stream().map(UUID.class::cast).toList());
    }
}
