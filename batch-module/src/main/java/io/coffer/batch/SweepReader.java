package io.coffer.batch;

import io.coffer.sweep.Sweep;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads what is due of the sweep that the job names. */
@Dependent
@Named("sweepReader")
public class SweepReader extends IdReader {

    @Inject
    @Any
    private Instance<Sweep> sweeps;

    @Inject
    @BatchProperty
    private String sweep;

    @Override
    protected Instant moment() {
        return named().moment();
    }

    @Override
    protected List<UUID> find(Instant moment, UUID after, int limit) {
        return named().find(moment, after, limit);
    }

    private Sweep named() {
        return sweeps.select(NamedLiteral.of(sweep)).get();
    }
}
