package io.coffer.personal.batch;

import io.coffer.personal.KeyRotation;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;

/** Waits until nobody can read with older keys only any more. */
@Dependent
@Named("keyRest")
public class KeyRest extends AbstractBatchlet {

    @Inject
    private KeyRotation rotation;

    @Inject
    private Clock clock;

    private final Wait wait = new Wait();

    @Override
    public String process() throws InterruptedException {
        var until = rotation.restUntil();
        return wait.until(() -> until.isEmpty() || !clock.instant().isBefore(until.get()));
    }

    @Override
    public void stop() {
        wait.stop();
    }
}
