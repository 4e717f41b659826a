package io.coffer.identity.rest;

import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.id.Ids;
import io.coffer.identity.OpenSession;
import io.coffer.identity.Role;
import io.coffer.identity.Sessions;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where users see on which devices they are signed in, and sign out. */
@Path("me/sessions")
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class MySessionsResource {

    private static final UUID NO_SESSION = new UUID(0, 0);

    @Inject
    private Sessions sessions;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Operation(operationId = "listSessions", summary = "Where you are signed in")
    @APIResponse(
            responseCode = "200",
            description = "Your sessions, the last used first",
            content = @Content(schema = @Schema(implementation = SessionList.class)))
    public Response listSessions() {
        var current = currentSession();
        return Response.ok(new SessionList(sessions.list(scope.callerId()).stream()
                        .map(session -> SessionItem.of(session, current))
                        .toList()))
                .build();
    }

    @DELETE
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Operation(operationId = "endOtherSessions", summary = "Sign out everywhere else")
    @APIResponse(responseCode = "204", description = "All your sessions but this one have ended")
    public Response endOtherSessions() {
        sessions.endOthers(currentSession(), scope.actor());
        return Response.noContent().build();
    }

    @DELETE
    @Path("current")
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Operation(operationId = "signOut", summary = "Sign out")
    @APIResponse(responseCode = "204", description = "This session has ended")
    @APIResponse(responseCode = "404", description = "`not-found`: your token is not of a session of Coffer's")
    public Response signOut() {
        return done(sessions.end(currentSession(), true, scope.actor()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "endSession",
            summary = "Sign out on another device",
            description = "Its access token works for a few seconds more.")
    @APIResponse(responseCode = "204", description = "The session has ended")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such session of yours, or it has ended")
    public Response endSession(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .map(session -> done(sessions.end(session, false, scope.actor())))
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such session."));
    }

    private UUID currentSession() {
        return scope.sessionId().orElse(NO_SESSION);
    }

    private static Response done(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused
                ? Problems.of(refused)
                : Response.noContent().build();
    }

    /** A session. */
    @Schema(name = "Session")
    public record SessionItem(
            UUID sessionId,

            @Schema(description = "What the client says it is", example = "Firefox on Linux")
            String client,

            Instant createdAt,

            @Schema(description = "When it was opened or refreshed last")
            Instant lastUsedAt,

            @Schema(description = "Whether it is the one that asks")
            boolean current) {

        static SessionItem of(OpenSession session, UUID current) {
            return new SessionItem(
                    session.id(),
                    session.client(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.id().equals(current));
        }
    }

    /** Sessions. */
    @Schema(name = "Sessions")
    public record SessionList(List<SessionItem> items) {}
}
