package io.coffer.ledger.batch;

import io.coffer.ledger.replay.Invariants;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Has the house's accounts checked that are spread over stripes. */
@Dependent
@Named("stripeCheck")
public class StripeCheck extends AbstractBatchlet {

    @Inject
    private Invariants invariants;

    @Inject
    private JobContext job;

    @Override
    public String process() {
        invariants.checkStripes(job.getExecutionId());
        return "COMPLETED";
    }
}
