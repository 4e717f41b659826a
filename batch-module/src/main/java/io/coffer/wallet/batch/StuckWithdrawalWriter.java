package io.coffer.wallet.batch;

import io.coffer.wallet.withdrawal.StuckWithdrawals;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Has the tasks of a chunk of withdrawals put back, in the chunk's transaction. */
@Dependent
@Named("stuckWithdrawalWriter")
public class StuckWithdrawalWriter extends AbstractItemWriter {

    @Inject
    private StuckWithdrawals withdrawals;

    @Override
    public void writeItems(List<Object> ids) {
        withdrawals.revive(ids.stream().map(UUID.class::cast).toList());
    }
}
