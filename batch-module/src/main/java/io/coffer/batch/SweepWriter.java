package io.coffer.batch;

import io.coffer.sweep.Sweep;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has the sweep that the job names see to a chunk of what is due, in the chunk's transaction. */
@Dependent
@Named("sweepWriter")
public class SweepWriter extends AbstractItemWriter {

    @Inject
    @Any
    private Instance<Sweep> sweeps;

    @Inject
    @BatchProperty
    private String sweep;

    @Inject
    private JobContext job;

    @Override
    public void writeItems(List<Object> ids) {
        sweeps.select(NamedLiteral.of(sweep))
                .get()
                .settle(ids.stream().map(UUID.class::cast).toList(), job.getJobName() + ":" + job.getExecutionId());
    }
}
