package io.coffer.edge;

import io.coffer.id.Ids;
import io.coffer.identity.Caller;
import io.coffer.identity.LiveSessions;
import io.coffer.identity.TokenClaims;
import io.coffer.identity.TokenTrust;
import io.coffer.identity.Tokens;
import io.coffer.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets in who has the role that the resource method asks for. A token is verified here and not before, so that nothing is
 * spent on one that can't be right, and that a bad one doesn't close what is open to everybody.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Gate implements ContainerRequestFilter {

    private static final Logger LOG = Logger.getLogger(Gate.class.getName());

    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest http;

    @Context
    private HttpServletResponse response;

    @Inject
    private RequestScope scope;

    @Inject
    private TokenTrust trust;

    @Inject
    private LiveSessions sessions;

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
        request.setSecurityContext(new CallerContext(request.getSecurityContext(), caller.get()));
        scope.signedIn(caller.get());
    }

    private Optional<Caller> caller(ContainerRequestContext request) {
        return BearerToken.of(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .flatMap(token -> trust.claimed(token).filter(claims -> isVerified(token) && isInSession(claims)))
                .map(Gate::caller);
    }

    /** A token of a session is good as long as the session is. */
    private boolean isInSession(TokenClaims claims) {
        var named = claims.text(Tokens.SESSION);
        var live = named.flatMap(Ids::parse).filter(sessions::isLive);
        live.ifPresent(scope::session);
        return named.isEmpty() || live.isPresent();
    }

    private static Caller caller(TokenClaims claims) {
        return claims.text(Tokens.PLAN).map(claims.caller()::withPlan).orElseGet(claims::caller);
    }

    /** MicroProfile JWT answers for signature, issuer, audience and time. */
    private boolean isVerified(String token) {
        try {
            return http.authenticate(new Unwritten(response))
                    && http.getUserPrincipal() instanceof JsonWebToken verified
                    && token.equals(verified.getRawToken());
        } catch (IOException | ServletException e) {
            throw new IllegalStateException("the server can't verify tokens", e);
        }
    }

    private static boolean mayCall(Caller caller, Method method) {
        var allowed = method.getAnnotation(RolesAllowed.class);
        return allowed != null && caller.hasAny(allowed.value());
    }
}
