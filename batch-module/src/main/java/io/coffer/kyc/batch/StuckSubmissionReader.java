package io.coffer.kyc.batch;

import io.coffer.batch.IdReader;
import io.coffer.kyc.review.StuckSubmissions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads submissions that no worker looks after. */
@Dependent
@Named("stuckSubmissionReader")
public class StuckSubmissionReader extends IdReader {

    @Inject
    private StuckSubmissions submissions;

    @Override
    protected Instant moment() {
        return submissions.threshold();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return submissions.find(moment, after, limit);
    }
}
