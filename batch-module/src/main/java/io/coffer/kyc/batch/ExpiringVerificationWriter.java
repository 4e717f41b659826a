package io.coffer.kyc.batch;

import io.coffer.kyc.Expiries;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has customers reminded, or ends noted, in the chunk's transaction. */
@Dependent
@Named("expiringVerificationWriter")
public class ExpiringVerificationWriter extends AbstractItemWriter {

    @Inject
    private Expiries expiries;

    @Inject
    private JobContext job;

    @Override
    public void writeItems(List<Object> ids) {
        expiries.settle(ids.stream().map(UUID.class::cast).toList(), job.getJobName() + ":" + job.getExecutionId());
    }
}
