package io.coffer.ledger.batch;

import io.coffer.ledger.replay.AccountRange;
import io.coffer.ledger.replay.AccountRanges;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the ids of a range of accounts, page by page; its checkpoint is the last one. */
@Dependent
@Named("accountRangeReader")
public class AccountRangeReader extends AbstractItemReader {

    private static final int PAGE = 500;

    @Inject
    private AccountRanges ranges;

    @Inject
    @BatchProperty
    private String after;

    @Inject
    @BatchProperty
    private String last;

    private final Deque<UUID> page = new ArrayDeque<>();

    private UUID position = new UUID(0, 0);

    @Override
    public void open(@Nullable Serializable checkpoint) {
        position = checkpoint instanceof UUID restart ? restart : UUID.fromString(after);
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(ranges.find(new AccountRange(position, UUID.fromString(last)), PAGE));
        }
        var id = page.poll();
        if (id != null) {
            position = id;
        }
        return id;
    }

    @Override
    public Serializable checkpointInfo() {
        return position;
    }
}
