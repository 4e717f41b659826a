package io.coffer.edge;

import io.coffer.identity.Caller;
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
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Logger;
import org.eclipse.microprofile.jwt.JsonWebToken;

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
        var caller = caller(request);
        if (caller.isEmpty()) {
            request.abortWith(Problems.of(ProblemType.UNAUTHENTICATED, "Send a valid token as Authorization: Bearer."));
            return;
        }
        if (!mayCall(caller.get(), method)) {
            LOG.warning(() -> caller.get().id() + " may not " + request.getMethod() + " "
                    + request.getUriInfo().getPath() + "; correlation id " + scope.correlationId());
            request.abortWith(Problems.of(ProblemType.FORBIDDEN, "Your role does not allow this."));
            return;
        }
        scope.signedIn(caller.get());
    }

    private static Optional<Caller> caller(ContainerRequestContext request) {
        return request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token
                ? Optional.of(Caller.of(
                        UUID.fromString(token.getSubject()), token.getGroups() == null ? Set.of() : token.getGroups()))
                : Optional.empty();
    }

    private static boolean mayCall(Caller caller, Method method) {
        var allowed = method.getAnnotation(RolesAllowed.class);
        return allowed != null && caller.hasAny(allowed.value());
    }
}
