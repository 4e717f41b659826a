package io.coffer.edge.limit;

import io.coffer.edge.Problems;
import io.coffer.limit.Verdict;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Stands before the gate: charges the address for what nobody will prove to have sent (rules 2 and 3). */
@Provider
@Priority(Priorities.AUTHENTICATION - 10)
public class AddressLimit implements ContainerRequestFilter {

    private static final String API_KEY = "X-API-Key";

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest http;

    @Inject
    private Meter meter;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        var charges = Charges.of(request);
        if (method.isAnnotationPresent(PermitAll.class) || !hasCredentials(request)) {
            if (isRefused(request, charges.add(meter.chargeAddress(http, Meter.cost(method))))) {
                return;
            }
        } else if (request.getHeaderString(API_KEY) != null) {
            var look = meter.lookAtAddress(http);
            if (!look.isTaken()) {
                isRefused(request, charges.add(look));
                return;
            }
        }
        if (method.isAnnotationPresent(StrictLimit.class)) {
            meter.chargeStrictly(http).ifPresent(strict -> isRefused(request, charges.add(strict)));
        }
    }

    private static boolean hasCredentials(ContainerRequestContext request) {
        return request.getHeaderString(HttpHeaders.AUTHORIZATION) != null || request.getHeaderString(API_KEY) != null;
    }

    private static boolean isRefused(ContainerRequestContext request, Verdict verdict) {
        if (!verdict.isTaken()) {
            request.abortWith(Problems.of(verdict.refusal()));
        }
        return !verdict.isTaken();
    }
}
