package io.coffer.payment.batch;

import io.coffer.batch.IdReader;
import io.coffer.payment.StuckPayments;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads payments that have not moved for long. */
@Dependent
@Named("stuckPaymentReader")
public class StuckPaymentReader extends IdReader {

    @Inject
    private StuckPayments payments;

    @Override
    protected Instant moment() {
        return payments.threshold();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return payments.find(moment, after, limit);
    }
}
