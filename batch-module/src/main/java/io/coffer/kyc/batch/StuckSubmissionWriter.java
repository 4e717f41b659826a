package io.coffer.kyc.batch;

import io.coffer.kyc.review.StuckSubmissions;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has the tasks of a chunk of submissions put back, in the chunk's transaction. */
@Dependent
@Named("stuckSubmissionWriter")
public class StuckSubmissionWriter extends AbstractItemWriter {

    @Inject
    private StuckSubmissions submissions;

    @Override
    public void writeItems(List<Object> ids) {
        submissions.revive(ids.stream().map(UUID.class::cast).toList());
    }
}
