package io.coffer.ledger.batch;

import io.coffer.batch.IdReader;
import io.coffer.ledger.replay.Invariants;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads the entries that there are when the job begins. */
@Dependent
@Named("entryReader")
public class EntryReader extends IdReader {

    @Inject
    private Invariants invariants;

    @Inject
    private Clock clock;

    @Override
    protected Instant moment() {
        return clock.instant();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return invariants.findEntries(moment, after, limit);
    }
}
