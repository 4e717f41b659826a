package io.coffer.personal.batch;

import io.coffer.personal.KeyRotation;
import io.coffer.personal.RotationStep;
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

/** Reads the ids of those for whom a step has something to do, page by page; its checkpoint is the last one. */
@Dependent
@Named("personKeyReader")
public class PersonKeyReader extends AbstractItemReader {

    private static final int PAGE = 500;

    @Inject
    private KeyRotation rotation;

    @Inject
    @BatchProperty
    private String step;

    private final Deque<UUID> page = new ArrayDeque<>();

    private UUID last = new UUID(0, 0);

    @Override
    public void open(@Nullable Serializable checkpoint) {
        last = checkpoint instanceof UUID restart ? restart : new UUID(0, 0);
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(rotation.find(RotationStep.valueOf(step), last, PAGE));
        }
        var person = page.poll();
        if (person != null) {
            last = person;
        }
        return person;
    }

    @Override
    public Serializable checkpointInfo() {
        return last;
    }
}
