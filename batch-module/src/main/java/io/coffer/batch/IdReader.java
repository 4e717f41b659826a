package io.coffer.batch;

import jakarta.batch.api.chunk.AbstractItemReader;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads ids in their order, page by page; its checkpoint is the last one and the moment that the job goes by. */
public abstract class IdReader extends AbstractItemReader {

    private static final int PAGE = 500;

    /** Where a restart goes on. */
    record Checkpoint(Instant moment, UUID last) implements Serializable {}

    private final Deque<UUID> page = new ArrayDeque<>();

    private Checkpoint position = new Checkpoint(Instant.EPOCH, new UUID(0, 0));

    /** The moment that a new run goes by. */
    protected abstract Instant moment();

    /** At most {@code limit} ids greater than {@code after}. */
    protected abstract List<UUID> find(Instant moment, UUID after, int limit);

    @Override
    public void open(@Nullable Serializable checkpoint) {
        position = checkpoint instanceof Checkpoint restart ? restart : new Checkpoint(moment(), new UUID(0, 0));
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(find(position.moment(), position.last(), PAGE));
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
