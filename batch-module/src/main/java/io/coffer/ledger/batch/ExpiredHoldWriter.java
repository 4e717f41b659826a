package io.coffer.ledger.batch;

import io.coffer.ledger.ExpiredHolds;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has a chunk of holds released, in the chunk's transaction. */
@Dependent
@Named("expiredHoldWriter")
public class ExpiredHoldWriter extends AbstractItemWriter {

    @Inject
    private ExpiredHolds holds;

    @Override
    public void writeItems(List<Object> ids) {
        holds.expire(ids.stream().map(UUID.class::cast).toList());
    }
}
