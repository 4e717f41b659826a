package io.coffer.edge.limit;

import io.coffer.edge.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/**
 * Tells in every answer what is left. What was charged to nobody before (there is no such resource, the credentials were
 * not good, the role was not enough) is charged to its address now, and refused if that has nothing left.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class TellLimits implements ContainerResponseFilter {

    @Context
    private HttpServletRequest http;

    @Inject
    private Meter meter;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var charges = Charges.of(request);
        if (charges.verdicts().isEmpty()) {
            var late = charges.add(meter.chargeAddress(http, 1));
            if (!late.isTaken()) {
                replace(response, Problems.of(late.refusal()));
            }
        }
        response.getHeaders().putSingle(RateLimitFields.POLICY, RateLimitFields.policy(charges.verdicts()));
        response.getHeaders().putSingle(RateLimitFields.LIMIT, RateLimitFields.limit(charges.verdicts()));
    }

    private static void replace(ContainerResponseContext response, Response problem) {
        response.getHeaders().clear();
        response.getHeaders().putAll(problem.getHeaders());
        response.setStatusInfo(problem.getStatusInfo());
        response.setEntity(problem.getEntity(), new Annotation[0], problem.getMediaType());
    }
}
