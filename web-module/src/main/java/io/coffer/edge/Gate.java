package io.coffer.edge;

import io.coffer.id.Ids;
import io.coffer.identity.Caller;
import io.coffer.identity.KeyRing;
import io.coffer.identity.LiveChannels;
import io.coffer.identity.LiveSessions;
import io.coffer.identity.Role;
import io.coffer.identity.TokenClaims;
import io.coffer.identity.TokenTrust;
import io.coffer.identity.Tokens;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets in who has the role that the resource method asks for, and, among channels, the scope. A token is verified here and
 * not before, so that nothing is spent on one that can't be right, and that a bad one doesn't close what is open to
 * everybody.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Gate implements ContainerRequestFilter {

    public static final String API_KEY = "X-API-Key";

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

    @Inject
    private KeyRing keys;

    @Inject
    private LiveChannels channels;

    @Inject
    private ClientAddress clients;

    @Inject
    private GateLog log;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var outcome = proved(request).then(caller -> admitted(caller, method, request));
        if (outcome instanceof Done<Caller> done) {
            request.setSecurityContext(new CallerContext(request.getSecurityContext(), done.value()));
            scope.signedIn(done.value());
        } else {
            request.abortWith(Problems.of((Refused<?>) outcome));
        }
    }

    /** Who calls, by an API key or by a token. */
    private Outcome<Caller> proved(ContainerRequestContext request) {
        var key = request.getHeaderString(API_KEY);
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (key != null && authorization != null) {
            return Outcome.refused(ProblemType.INVALID_REQUEST, "Send a token or an API key, not both.");
        }
        if (key == null) {
            return authorization == null ? unproved() : byToken(authorization, request);
        }
        var opened = keys.open(key);
        if (opened instanceof Refused<Caller>) {
            log.stranger(clients.of(http), operation(request), "the API key opens nothing");
        }
        return opened;
    }

    private Outcome<Caller> byToken(String authorization, ContainerRequestContext request) {
        var token = BearerToken.of(authorization);
        var claims = token.flatMap(trust::claimed);
        if (token.isEmpty() || claims.isEmpty()) {
            log.stranger(clients.of(http), operation(request), "no token for us, with a key that we believe");
            return unproved();
        }
        if (!isVerified(token.get())) {
            log.stranger(clients.of(http), operation(request), "the token's signature or its time is wrong");
            return unproved();
        }
        if (!isInSession(claims.get())) {
            log.stranger(clients.of(http), operation(request), "the token's session is over");
            return unproved();
        }
        return Outcome.done(caller(claims.get()));
    }

    private static Outcome<Caller> unproved() {
        return Outcome.refused(
                ProblemType.UNAUTHENTICATED,
                "Send a valid token as Authorization: Bearer, or an API key as X-API-Key.");
    }

    /** Method and path as they are declared. */
    private String operation(ContainerRequestContext request) {
        var path =
                UriBuilder.fromUri(request.getUriInfo().getBaseUri().getPath()).path(resource.getResourceClass());
        if (resource.getResourceMethod().isAnnotationPresent(Path.class)) {
            path.path(resource.getResourceMethod());
        }
        return request.getMethod() + " " + path.toTemplate();
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

    private Outcome<Caller> admitted(Caller caller, Method method, ContainerRequestContext request) {
        var outcome = atDoor(caller, request).then(known -> allowed(known, method));
        if (outcome instanceof Refused<Caller> refused && refused.type().status() == 403) {
            log.forbidden(caller, clients.of(http), operation(request), refused.type());
        }
        return outcome;
    }

    /** A token outlives its channel, and a stolen one leaves its network; not past here. */
    private Outcome<Caller> atDoor(Caller caller, ContainerRequestContext request) {
        return caller.hasAny(Role.CHANNEL) || request.getHeaderString(API_KEY) != null
                ? channels.admit(caller, clients.of(http))
                : Outcome.done(caller);
    }

    private static Outcome<Caller> allowed(Caller caller, Method method) {
        var roles = method.getAnnotation(RolesAllowed.class);
        if (roles == null || !caller.hasAny(roles.value())) {
            return Outcome.refused(ProblemType.FORBIDDEN, "Your role does not allow this.");
        }
        var scoped = method.getAnnotation(Scoped.class);
        if (scoped != null && caller.hasAny(Role.CHANNEL) && !caller.scopes().contains(scoped.value())) {
            return Outcome.refused(
                    ProblemType.INSUFFICIENT_SCOPE,
                    "Your key or token lacks the scope " + scoped.value() + ".",
                    Map.of("scope", scoped.value()));
        }
        return Outcome.done(caller);
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
}
