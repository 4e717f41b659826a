package io.coffer.ledger.batch;

import io.coffer.batch.IdReader;
import io.coffer.ledger.ExpiredHolds;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads holds whose time is over. */
@Dependent
@Named("expiredHoldReader")
public class ExpiredHoldReader extends IdReader {

    @Inject
    private ExpiredHolds holds;

    @Override
    protected Instant moment() {
        return holds.now();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return holds.find(moment, after, limit);
    }
}
