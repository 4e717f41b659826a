package io.coffer.payment.batch;

import io.coffer.payment.StuckPayments;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has the tasks of a chunk of payments put back, in the chunk's transaction. */
@Dependent
@Named("stuckPaymentWriter")
public class StuckPaymentWriter extends AbstractItemWriter {

    @Inject
    private StuckPayments payments;

    @Override
    public void writeItems(List<Object> ids) {
        payments.revive(ids.stream().map(UUID.class::cast).toList());
    }
}
