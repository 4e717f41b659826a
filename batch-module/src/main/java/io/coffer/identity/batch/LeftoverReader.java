package io.coffer.identity.batch;

import io.coffer.identity.Leftover;
import io.coffer.identity.Leftovers;
import io.coffer.identity.StaleRow;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows of one kind that are of no more use, the oldest first, page by page; its checkpoint is the last one. */
@Dependent
@Named("leftoverReader")
public class LeftoverReader extends AbstractItemReader {

    private static final int PAGE = 500;

    @Inject
    private Leftovers leftovers;

    @Inject
    @BatchProperty
    private String kind;

    private final Deque<StaleRow> page = new ArrayDeque<>();

    private @Nullable StaleRow last;

    @Override
    public void open(@Nullable Serializable checkpoint) {
        last = checkpoint instanceof StaleRow restart ? restart : null;
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(leftovers.find(Leftover.valueOf(kind), Optional.ofNullable(last), PAGE));
        }
        var row = page.poll();
        if (row != null) {
            last = row;
        }
        return row;
    }

    @Override
    public @Nullable Serializable checkpointInfo() {
        return last;
    }
}
