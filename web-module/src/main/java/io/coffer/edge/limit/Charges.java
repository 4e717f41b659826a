package io.coffer.edge.limit;

import io.coffer.limit.Verdict;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;

/** What a request was charged so far. One thread. */
final class Charges {

    private static final String PROPERTY = Charges.class.getName();

    private final List<Verdict> verdicts = new ArrayList<>(2);

    /** Those of this request. */
    static Charges of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Charges charges) {
            return charges;
        }
        var charges = new Charges();
        request.setProperty(PROPERTY, charges);
        return charges;
    }

    Verdict add(Verdict verdict) {
        verdicts.add(verdict);
        return verdict;
    }

    List<Verdict> verdicts() {
        return verdicts;
    }
}
