package io.coffer.edge;

import io.coffer.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Logger;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Lets in who has the role that the resource method asks for. The token was checked by MicroProfile JWT before. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Gate implements ContainerRequestFilter {

    private static final Logger LOG = Logger.getLogger(Gate.class.getName());

    @Context
    private ResourceInfo resource;

    @Inject
    private RequestScope scope;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        if (!(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken caller)) {
            request.abortWith(Problems.of(ProblemType.UNAUTHENTICATED, "Send a valid token as Authorization: Bearer."));
            return;
        }
        if (!hasRole(caller, method.getAnnotation(RolesAllowed.class))) {
            LOG.warning(() -> caller.getSubject() + " may not " + request.getMethod() + " "
                    + request.getUriInfo().getPath() + "; correlation id " + scope.correlationId());
            request.abortWith(Problems.of(ProblemType.FORBIDDEN, "Your role does not allow this."));
            return;
        }
        scope.signedIn(UUID.fromString(caller.getSubject()));
    }

    private static boolean hasRole(JsonWebToken caller, @Nullable RolesAllowed allowed) {
        var roles = caller.getGroups() == null ? Set.<String>of() : caller.getGroups();
        return allowed != null && Set.of(allowed.value()).stream().anyMatch(roles::contains);
    }
}
