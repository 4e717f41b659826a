package io.coffer.edge.limit;

import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Stands behind the gate: charges who was let in. */
@Provider
@Priority(Priorities.AUTHENTICATION + 10)
public class CallerLimit implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private RequestScope scope;

    @Inject
    private Meter meter;

    @Override
    public void filter(ContainerRequestContext request) {
        var caller = scope.signedIn();
        if (caller.isEmpty()) {
            return;
        }
        var verdict = Charges.of(request).add(meter.charge(caller.get(), Meter.cost(resource.getResourceMethod())));
        if (!verdict.isTaken()) {
            request.abortWith(Problems.of(verdict.refusal()));
        }
    }
}
