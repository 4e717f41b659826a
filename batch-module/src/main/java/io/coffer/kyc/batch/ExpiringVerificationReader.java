package io.coffer.kyc.batch;

import io.coffer.batch.IdReader;
import io.coffer.kyc.Expiries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads verifications that end soon, or have ended. */
@Dependent
@Named("expiringVerificationReader")
public class ExpiringVerificationReader extends IdReader {

    @Inject
    private Expiries expiries;

    @Override
    protected Instant moment() {
        return expiries.horizon();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return expiries.find(moment, after, limit);
    }
}
