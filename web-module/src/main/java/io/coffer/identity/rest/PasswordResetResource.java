package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.identity.EmailAddress;
import io.coffer.identity.Registrations;
import io.coffer.identity.Registrations.Proved;
import io.coffer.identity.password.Password;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where who has lost a password, or was invited, chooses a new one. */
@Path("password-resets")
@Tag(name = "Registration")
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResetResource {

    /** Longer than any token that was ever mailed. */
    private static final int MAX_TOKEN = 100;

    @Inject
    private Registrations registrations;

    @Inject
    private RequestScope scope;

    @POST
    @StrictLimit
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Ask for a new password",
            description = "If the address has an account, a mail with a token goes to it; send it to"
                    + " `POST /password-resets/confirmation`. The answer is the same if it has none.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ResetRequest.class),
                            examples =
                                    @ExampleObject(name = "an address", value = "{\"email\":\"zzyzx@personal.test\"}")))
    @APIResponse(
            responseCode = "202",
            description = "Taken; what came of it is in the mail",
            content = @Content(schema = @Schema(implementation = AcceptedBody.class)))
    public Response requestReset(ResetRequest body) {
        return accepted(body.read().then(address -> registrations.requestReset(address, scope.correlationId())));
    }

    @POST
    @StrictLimit
    @Path("confirmation")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resetPassword",
            summary = "Choose a new password with the token that was mailed",
            description = "Also for the token of an invitation of staff. All sessions of the user end.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Reset.class),
                            examples =
                                    @ExampleObject(
                                            name = "a new password",
                                            value = "{\"token\":\"cO0vE3-3oRDj3dcJ0kWn5lq5jB6qfWvBxQmX1hYQv0E\","
                                                    + "\"password\":\"another long and quiet road\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The password is changed",
            content = @Content(schema = @Schema(implementation = ProvedBody.class)))
    @APIResponse(responseCode = "422", description = "`token-invalid`: used, expired, or never mailed; `weak-password`")
    public Response reset(Reset body) {
        return proved(body.read()
                .then(read -> registrations.choosePassword(read.token(), read.password(), scope.correlationId())));
    }

    private static Response accepted(Outcome<UUID> outcome) {
        return outcome instanceof Refused<UUID> refused
                ? Problems.of(refused)
                : Response.accepted(AcceptedBody.create()).build();
    }

    private static Response proved(Outcome<Proved> outcome) {
        return outcome instanceof Done<Proved> done
                ? Response.ok(ProvedBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    /** Whose password is lost. */
    @Schema(name = "PasswordResetRequest")
    public record ResetRequest(
            @Schema(required = true, format = "email") @Nullable
            String email) {

        Outcome<EmailAddress> read() {
            var members = new Members();
            return members.orRefused(new EmailAddress(members.email("email", email)));
        }
    }

    /** A new password, and the token that allows it. */
    @Schema(name = "PasswordReset")
    public record Reset(
            @Schema(required = true) @Nullable String token,

            @Schema(required = true, format = "password", minLength = 12, maxLength = 128) @Nullable
            String password) {

        private record Read(String token, Password password) {}

        Outcome<Read> read() {
            var members = new Members();
            return members.orRefused(new Read(
                    members.text("token", token, MAX_TOKEN), TypedPassword.read(members, "password", password)));
        }
    }
}
