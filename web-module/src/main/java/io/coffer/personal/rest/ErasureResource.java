package io.coffer.personal.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.identity.Passwords;
import io.coffer.identity.Role;
import io.coffer.identity.password.Password;
import io.coffer.personal.PersonalRights;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The end of a customer, at her own wish. */
@Path("me/erasure")
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class ErasureResource {

    /** UTF-16 units, as for all passwords. */
    private static final int MAX_PASSWORD = 512;

    @Inject
    private Passwords passwords;

    @Inject
    private PersonalRights rights;

    @Inject
    private RequestScope scope;

    @POST
    @StrictLimit
    @RolesAllowed(Role.CUSTOMER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "eraseMe",
            summary = "Be forgotten, for ever",
            description = "Destroys the keys of everything that is kept of you, ends all sessions and drops mails that"
                    + " wait. The books stay whole: they name accounts by id. Nothing can be taken back.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "the password",
                                            value = "{\"current_password\":\"a long and quiet road\"}")))
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "409",
            description = "`erasure-not-possible`: `objections` says what has to be settled first")
    @APIResponse(responseCode = "422", description = "`wrong-password`")
    public Response erase(ErasureBody body) {
        var outcome = body.read()
                .then(password -> passwords.prove(password, scope.callerId()))
                .then(user -> rights.erase(user, scope.actor()));
        return outcome instanceof Refused<?> refused
                ? Problems.of(refused)
                : Response.noContent().build();
    }

    /** Proof that it is still you. */
    @Schema(name = "Erasure")
    public record ErasureBody(
            @Schema(required = true, format = "password") @Nullable
            String currentPassword) {

        Outcome<Password> read() {
            var members = new Members();
            return members.orRefused(Password.of(members.secret("current_password", currentPassword, 1, MAX_PASSWORD)));
        }
    }
}
