package io.coffer.wallet.batch;

import io.coffer.batch.IdReader;
import io.coffer.wallet.withdrawal.StuckWithdrawals;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads withdrawals that have not moved for long. */
@Dependent
@Named("stuckWithdrawalReader")
public class StuckWithdrawalReader extends IdReader {

    @Inject
    private StuckWithdrawals withdrawals;

    @Override
    protected Instant moment() {
        return withdrawals.threshold();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return withdrawals.find(moment, after, limit);
    }
}
