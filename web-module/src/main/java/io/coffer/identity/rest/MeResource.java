package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.identity.Passwords;
import io.coffer.identity.Role;
import io.coffer.identity.UserProfile;
import io.coffer.identity.UserProfiles;
import io.coffer.identity.password.Password;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who users are, and their password. */
@Path("me")
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class MeResource {

    private static final UUID NO_SESSION = new UUID(0, 0);

    @Inject
    private UserProfiles profiles;

    @Inject
    private Passwords passwords;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Operation(operationId = "getMe", summary = "Who you are")
    @APIResponse(
            responseCode = "200",
            description = "You",
            content = @Content(schema = @Schema(implementation = Me.class)))
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: another identity provider knows you, Coffer does not")
    public Response get() {
        return profiles.own(scope.callerId())
                .map(profile -> Response.ok(Me.of(profile)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "You have no account here."));
    }

    @POST
    @StrictLimit
    @Path("password")
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePassword",
            summary = "Change your password",
            description = "All your other sessions end, and a mail tells you.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PasswordChange.class),
                            examples =
                                    @ExampleObject(
                                            name = "both passwords",
                                            value = "{\"current_password\":\"a long and quiet road\","
                                                    + "\"new_password\":\"another long and quiet road\"}")))
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "422", description = "`wrong-password`, `weak-password`")
    public Response changePassword(PasswordChange body) {
        return done(body.read()
                .then(read -> passwords.change(read.current(), read.next(), currentSession(), scope.actor())));
    }

    private UUID currentSession() {
        return scope.sessionId().orElse(NO_SESSION);
    }

    private static Response done(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused
                ? Problems.of(refused)
                : Response.noContent().build();
    }

    /** A user as she sees herself. */
    @Schema(name = "Me")
    public record Me(
            UUID userId,
            @Schema(example = "zzyzx@personal.test") String email,
            @Schema(example = "[\"customer\"]") Set<String> roles,

            @Schema(description = "Whether a code is asked for when you sign in")
            boolean secondFactor,

            Instant createdAt) {

        static Me of(UserProfile profile) {
            return new Me(
                    profile.id(),
                    profile.email(),
                    new TreeSet<>(profile.roles()),
                    profile.secondFactor(),
                    profile.createdAt());
        }
    }

    /** The old and the new password. */
    @Schema(name = "PasswordChange")
    public record PasswordChange(
            @Schema(required = true, format = "password") @Nullable
            String currentPassword,

            @Schema(required = true, format = "password", minLength = 12, maxLength = 128) @Nullable
            String newPassword) {

        private record Read(Password current, Password next) {}

        Outcome<Read> read() {
            var members = new Members();
            return members.orRefused(new Read(
                    TypedPassword.read(members, "current_password", currentPassword),
                    TypedPassword.read(members, "new_password", newPassword)));
        }
    }
}
