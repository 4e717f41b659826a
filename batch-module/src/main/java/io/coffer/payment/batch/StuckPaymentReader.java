package io.coffer.payment.batch;

import io.coffer.payment.StuckPayments;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads ids in their order, page by page; its checkpoint is the last one and the moment that the job looks back from. */
@Dependent
@Named("stuckPaymentReader")
public class StuckPaymentReader extends AbstractItemReader {

    private static final int PAGE = 500;

    /** Where a restart goes on. */
    record Checkpoint(Instant threshold, UUID last) implements Serializable {}

    @Inject
    private StuckPayments payments;

    private final Deque<UUID> page = new ArrayDeque<>();

    private Checkpoint position = new Checkpoint(Instant.EPOCH, new UUID(0, 0));

    @Override
    public void open(@Nullable Serializable checkpoint) {
        position = checkpoint instanceof Checkpoint restart
                ? restart
                : new Checkpoint(payments.threshold(), new UUID(0, 0));
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(payments.find(position.threshold(), position.last(), PAGE));
        }
        var id = page.poll();
        if (id != null) {
            position = new Checkpoint(position.threshold(), id);
        }
        return id;
    }

    @Override
    public Serializable checkpointInfo() {
        return position;
    }
}
