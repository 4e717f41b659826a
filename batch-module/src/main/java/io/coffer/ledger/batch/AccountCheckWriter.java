package io.coffer.ledger.batch;

import io.coffer.ledger.replay.Invariants;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has a chunk of accounts checked by themselves, in the chunk's transaction. */
@Dependent
@Named("accountCheckWriter")
public class AccountCheckWriter extends AbstractItemWriter {

    @Inject
    private Invariants invariants;

    @Inject
    private JobContext job;

    @Override
    public void writeItems(List<Object> accounts) {
        invariants.checkAccounts(accounts.stream().map(UUID.class::cast).toList(), job.getExecutionId());
    }
}
