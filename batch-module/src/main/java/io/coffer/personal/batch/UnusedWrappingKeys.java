package io.coffer.personal.batch;

import io.coffer.personal.KeyRotation;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.logging.Logger;

/** Deletes the wrapping keys that nothing is wrapped by any more. After that their master key's versions may go, too. */
@Dependent
@Named("unusedWrappingKeys")
public class UnusedWrappingKeys extends AbstractBatchlet {

    private static final Logger LOG = Logger.getLogger(UnusedWrappingKeys.class.getName());

    @Inject
    private KeyRotation rotation;

    @Override
    public String process() {
        int dropped = rotation.dropUnused();
        LOG.info(() -> "wrapping keys deleted that wrap nothing any more: " + dropped);
        return "COMPLETED";
    }
}
