package io.coffer.approval.batch;

import io.coffer.approval.Approvals;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has a chunk of proposals expired, in the chunk's transaction. */
@Dependent
@Named("overdueApprovalWriter")
public class OverdueApprovalWriter extends AbstractItemWriter {

    @Inject
    private Approvals approvals;

    @Inject
    private JobContext job;

    @Override
    public void writeItems(List<Object> ids) {
        approvals.expire(ids.stream().map(UUID.class::cast).toList(), job.getJobName() + ":" + job.getExecutionId());
    }
}
