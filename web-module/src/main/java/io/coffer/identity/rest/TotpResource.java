package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.identity.Role;
import io.coffer.identity.SecondFactors;
import io.coffer.identity.SecondFactors.Enrolment;
import io.coffer.identity.password.Password;
import io.coffer.problem.Done;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where users add a second factor to their password, and remove it. */
@Path("me/totp")
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class TotpResource {

    @Inject
    private SecondFactors secondFactors;

    @Inject
    private RequestScope scope;

    @POST
    @StrictLimit
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "enrolTotp",
            summary = "Get a secret for your authenticator app",
            description = "Nothing is asked for before a code has shown that the app has it:"
                    + " `POST /me/totp/confirmation`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TotpEnrolment.class),
                            examples =
                                    @ExampleObject(
                                            name = "the password",
                                            value = "{\"current_password\":\"a long and quiet road\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The secret",
            content = @Content(schema = @Schema(implementation = TotpSecret.class)))
    @APIResponse(responseCode = "409", description = "`second-factor-active`")
    @APIResponse(responseCode = "422", description = "`wrong-password`")
    public Response enrolTotp(TotpEnrolment body) {
        var outcome = body.read().then(password -> secondFactors.enrol(password, scope.actor()));
        return outcome instanceof Done<Enrolment> done
                ? Response.ok(new TotpSecret(done.value().secret(), done.value().uri()))
                        .build()
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @StrictLimit
    @Path("confirmation")
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmTotp",
            summary = "Show that your authenticator app has the secret",
            description =
                    "From now on a code is asked for when you sign in. Keep the recovery codes: they are shown this"
                            + " once, and each of them works once in place of a code.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TotpConfirmation.class),
                            examples = @ExampleObject(name = "a code", value = "{\"code\":\"287082\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The second factor is on",
            content = @Content(schema = @Schema(implementation = RecoveryCodes.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: ask for a secret first")
    @APIResponse(responseCode = "409", description = "`second-factor-active`")
    @APIResponse(responseCode = "422", description = "`wrong-code`")
    public Response confirmTotp(TotpConfirmation body) {
        var outcome = body.read().then(code -> secondFactors.confirm(code, scope.actor()));
        return outcome instanceof Done<List<String>> done
                ? Response.ok(new RecoveryCodes(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @StrictLimit
    @Path("removal")
    @RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "removeTotp",
            summary = "Remove your second factor",
            description = "With a code, a recovery code as `code`, or your password.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TotpRemoval.class),
                            examples = @ExampleObject(name = "a code", value = "{\"code\":\"287082\"}")))
    @APIResponse(responseCode = "204", description = "Removed; no code is asked for any more")
    @APIResponse(responseCode = "404", description = "`not-found`: there is none")
    @APIResponse(responseCode = "422", description = "`wrong-code`, `wrong-password`")
    public Response removeTotp(TotpRemoval body) {
        return done(body.read()
                .then(read -> read.code()
                        .map(code -> secondFactors.removeByCode(code, scope.actor()))
                        .orElseGet(() ->
                                secondFactors.removeByPassword(read.password().orElseThrow(), scope.actor()))));
    }

    private static Response done(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused
                ? Problems.of(refused)
                : Response.noContent().build();
    }

    /** Proof that it is still you. */
    @Schema(name = "TotpEnrolment")
    public record TotpEnrolment(
            @Schema(required = true, format = "password") @Nullable
            String currentPassword) {

        Outcome<Password> read() {
            var members = new Members();
            return members.orRefused(TypedPassword.read(members, "current_password", currentPassword));
        }
    }

    /** What an authenticator app has to know. */
    @Schema(name = "TotpSecret")
    public record TotpSecret(
            @Schema(description = "To be typed in", example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
            String secret,

            @Schema(description = "The same as a QR code would show it")
            String otpauthUri) {}

    /** A code of the app. */
    @Schema(name = "TotpConfirmation")
    public record TotpConfirmation(
            @Schema(required = true, example = "287082") @Nullable
            String code) {

        Outcome<String> read() {
            var members = new Members();
            return members.orRefused(members.text("code", code, TotpRemoval.MAX_CODE));
        }
    }

    /** What opens once in place of a code. */
    @Schema(name = "RecoveryCodes")
    public record RecoveryCodes(
            @Schema(example = "[\"abcd-efgh-ijkl-mnop\"]") List<String> recoveryCodes) {}

    /** Proof that you may remove it: one of both. */
    @Schema(name = "TotpRemoval")
    public record TotpRemoval(
            @Nullable @Schema(description = "Of the app, or a recovery code", example = "287082")
            String code,

            @Nullable @Schema(format = "password") String currentPassword) {

        static final int MAX_CODE = 40;

        private record Read(Optional<String> code, Optional<Password> password) {}

        Outcome<Read> read() {
            var members = new Members();
            members.check(
                    (code == null) != (currentPassword == null),
                    "code",
                    "or \"current_password\" must be there, not both");
            return members.orRefused(new Read(
                    members.optionalText("code", code, MAX_CODE),
                    currentPassword == null
                            ? Optional.empty()
                            : Optional.of(TypedPassword.read(members, "current_password", currentPassword))));
        }
    }
}
