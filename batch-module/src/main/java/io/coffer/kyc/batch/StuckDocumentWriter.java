package io.coffer.kyc.batch;

import io.coffer.kyc.document.StuckDocuments;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has the tasks of a chunk of documents put back, in the chunk's transaction. */
@Dependent
@Named("stuckDocumentWriter")
public class StuckDocumentWriter extends AbstractItemWriter {

    @Inject
    private StuckDocuments documents;

    @Override
    public void writeItems(List<Object> ids) {
        documents.revive(ids.stream().map(UUID.class::cast).toList());
    }
}
