package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.identity.Registrations;
import io.coffer.identity.Registrations.Proved;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where an address is proved. */
@Path("email-verifications")
@Tag(name = "Registration")
@Produces(MediaType.APPLICATION_JSON)
public class EmailVerificationResource {

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
            operationId = "verifyEmail",
            summary = "Verify an address with the token that was mailed to it",
            description = "From then on the customer can sign in.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Verification.class),
                            examples =
                                    @ExampleObject(
                                            name = "a token",
                                            value = "{\"token\":\"cO0vE3-3oRDj3dcJ0kWn5lq5jB6qfWvBxQmX1hYQv0E\"}")))
    @APIResponse(
            responseCode = "200",
            description = "Verified",
            content = @Content(schema = @Schema(implementation = ProvedBody.class)))
    @APIResponse(responseCode = "422", description = "`token-invalid`: used, expired, or never mailed")
    public Response verify(Verification body) {
        return proved(body.read().then(token -> registrations.verify(token, scope.correlationId())));
    }

    private static Response proved(Outcome<Proved> outcome) {
        return outcome instanceof Done<Proved> done
                ? Response.ok(ProvedBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    /** A token that verifies an address. */
    @Schema(name = "EmailVerification")
    public record Verification(
            @Schema(required = true) @Nullable String token) {

        Outcome<String> read() {
            var members = new Members();
            return members.orRefused(members.text("token", token, MAX_TOKEN));
        }
    }
}
