package io.coffer.ledger.batch;

import io.coffer.ledger.replay.Replay;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has a chunk of accounts compared with the journal, in the chunk's transaction. */
@Dependent
@Named("replayWriter")
public class ReplayWriter extends AbstractItemWriter {

    @Inject
    private Replay replay;

    @Inject
    private JobContext job;

    @Override
    public void writeItems(List<Object> accounts) {
        replay.compare(
                accounts.stream().map(UUID.class::cast).toList(),
                job.getJobName() + ":" + job.getExecutionId(),
                job.getExecutionId());
    }
}
