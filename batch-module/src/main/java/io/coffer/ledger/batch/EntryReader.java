package io.coffer.ledger.batch;

import io.coffer.ledger.replay.Invariants;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the ids of the entries that there are when the job begins, page by page. */
@Dependent
@Named("entryReader")
public class EntryReader extends AbstractItemReader {

    private static final int PAGE = 500;

    /** Where a restart goes on. */
    record Checkpoint(Instant moment, UUID last) implements Serializable {}

    @Inject
    private Invariants invariants;

    @Inject
    private Clock clock;

    private final Deque<UUID> page = new ArrayDeque<>();

    private Checkpoint position = new Checkpoint(Instant.EPOCH, new UUID(0, 0));

    @Override
    public void open(@Nullable Serializable checkpoint) {
        position = checkpoint instanceof Checkpoint restart ? restart : new Checkpoint(clock.instant(), new UUID(0, 0));
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(invariants.findEntries(position.moment(), position.last(), PAGE));
        }
        var id = page.poll();
        if (id != null) {
            position = new Checkpoint(position.moment(), id);
        }
        return id;
    }

    @Override
    public Serializable checkpointInfo() {
        return position;
    }
}
