package io.coffer.personal.batch;

import io.coffer.personal.KeyRotation;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Introduces a wrapping key and waits until it is used. Done again after a stop there is one more, which is deleted later. */
@Dependent
@Named("newWrappingKey")
public class NewWrappingKey extends AbstractBatchlet {

    @Inject
    private KeyRotation rotation;

    private final Wait wait = new Wait();

    @Override
    public String process() throws InterruptedException {
        var introduced = rotation.introduce();
        var status = wait.until(() -> rotation.isCurrent(introduced));
        rotation.rewrapIndexKey();
        return status;
    }

    @Override
    public void stop() {
        wait.stop();
    }
}
