package io.coffer.kyc.batch;

import io.coffer.batch.IdReader;
import io.coffer.kyc.document.StuckDocuments;
import io.coffer.kyc.review.StuckSubmissions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads documents that nobody scans. */
@Dependent
@Named("stuckDocumentReader")
public class StuckDocumentReader extends IdReader {

    @Inject
    private StuckSubmissions submissions;

    @Inject
    private StuckDocuments documents;

    @Override
    protected Instant moment() {
        return submissions.threshold();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return documents.find(moment, after, limit);
    }
}
