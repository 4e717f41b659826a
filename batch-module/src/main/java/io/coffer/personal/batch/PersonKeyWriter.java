package io.coffer.personal.batch;

import io.coffer.personal.KeyRotation;
import io.coffer.personal.RotationStep;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Does a step for a chunk of persons, in the chunk's transaction. */
@Dependent
@Named("personKeyWriter")
public class PersonKeyWriter extends AbstractItemWriter {

    @Inject
    private KeyRotation rotation;

    @Inject
    @BatchProperty
    private String step;

    @Inject
    @BatchProperty
    private String dataKeys;

    @Override
    public void writeItems(List<Object> persons) {
        rotation.run(
                RotationStep.valueOf(step),
                persons.stream().map(UUID.class::cast).toList(),
                Boolean.parseBoolean(dataKeys));
    }
}
