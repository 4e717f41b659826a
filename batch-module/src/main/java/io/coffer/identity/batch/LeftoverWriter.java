package io.coffer.identity.batch;

import io.coffer.identity.Leftover;
import io.coffer.identity.Leftovers;
import io.coffer.identity.StaleRow;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Has a chunk of rows deleted, in the chunk's transaction. */
@Dependent
@Named("leftoverWriter")
public class LeftoverWriter extends AbstractItemWriter {

    @Inject
    private Leftovers leftovers;

    @Inject
    private JobContext job;

    @Inject
    @BatchProperty
    private String kind;

    @Override
    public void writeItems(List<Object> rows) {
        leftovers.delete(
                Leftover.valueOf(kind),
                rows.stream().map(StaleRow.class::cast).toList(),
                job.getJobName() + ":" + job.getExecutionId());
    }
}
