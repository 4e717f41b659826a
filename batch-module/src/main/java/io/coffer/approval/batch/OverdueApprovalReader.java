package io.coffer.approval.batch;

import io.coffer.approval.Approvals;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads ids in their order, page by page; its checkpoint is the last one. */
@Dependent
@Named("overdueApprovalReader")
public class OverdueApprovalReader extends AbstractItemReader {

    private static final int PAGE = 500;

    @Inject
    private Approvals approvals;

    private final Deque<UUID> page = new ArrayDeque<>();

    private UUID last = new UUID(0, 0);

    @Override
    public void open(@Nullable Serializable checkpoint) {
        if (checkpoint instanceof UUID restart) {
            last = restart;
        }
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(approvals.findOverdue(last, PAGE));
        }
        var id = page.poll();
        if (id != null) {
            last = id;
        }
        return id;
    }

    @Override
    public Serializable checkpointInfo() {
        return last;
    }
}
