package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.identity.EmailAddress;
import io.coffer.identity.SessionTokens;
import io.coffer.identity.Sessions;
import io.coffer.identity.SignIn;
import io.coffer.identity.SignInRequest;
import io.coffer.identity.SignedIn;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where customers and staff sign in, and where their sessions are carried on. */
@Path("sessions")
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Inject
    private SignIn signIn;

    @Inject
    private Sessions sessions;

    @Inject
    private RequestScope scope;

    @POST
    @StrictLimit
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description =
                    "Whatever is wrong, the answer is the same. Only when address and password are right and the user"
                            + " has a second factor, the answer asks for it: send the same again with `totp`, the code of the"
                            + " authenticator app, or with `recovery_code`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Credentials.class),
                            examples =
                                    @ExampleObject(
                                            name = "the sandbox's administrator",
                                            value = "{\"email\":\"admin@coffer.local\","
                                                    + "\"password\":\"sandbox-first-sign-in\"}")))
    @APIResponse(
            responseCode = "200",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = SessionBody.class)))
    @APIResponse(responseCode = "401", description = "`sign-in-failed`, `second-factor-required`")
    public Response create(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            Credentials body) {
        var outcome =
                body.read(ClientName.of(userAgent)).then(request -> signIn.signIn(request, scope.correlationId()));
        return outcome instanceof Done<SignedIn> done
                ? Response.ok(SessionBody.of(done.value().tokens(), done.value().deviceToken()))
                        .build()
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("refresh")
    @StrictLimit
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refreshSession",
            summary = "Exchange a refresh token for new tokens",
            description =
                    "A refresh token is good once. If it comes a second time, two have it: the session ends, also for"
                            + " who got the new one. So send it once, and sign in again if the answer is lost.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Refresh.class),
                            examples =
                                    @ExampleObject(
                                            name = "a token",
                                            value = "{\"refresh_token\":\"crt_AZ0mJk5vcYq4c1h5m1n3hw\"}")))
    @APIResponse(
            responseCode = "200",
            description = "New tokens",
            content = @Content(schema = @Schema(implementation = SessionBody.class)))
    @APIResponse(responseCode = "401", description = "`session-ended`: sign in again")
    public Response refresh(Refresh body) {
        var outcome = body.read().then(token -> sessions.refresh(token, scope.correlationId()));
        return outcome instanceof Done<SessionTokens> done
                ? Response.ok(SessionBody.of(done.value(), null)).build()
                : Problems.of((Refused<?>) outcome);
    }

    /** What a user proves who she is with. */
    @Schema(name = "Credentials")
    public record Credentials(
            @Schema(required = true, format = "email") @Nullable
            String email,

            @Schema(required = true, format = "password") @Nullable
            String password,

            @Nullable @Schema(description = "Code of the authenticator app", example = "287082")
            String totp,

            @Nullable @Schema(description = "In place of a code; each works once", example = "abcd-efgh-ijkl-mnop")
            String recoveryCode,

            @Nullable @Schema(description = "From signing in on this device before")
            String deviceToken) {

        private static final int MAX_CODE = 40;
        private static final int MAX_TOKEN = 100;

        Outcome<SignInRequest> read(String client) {
            var members = new Members();
            return members.orRefused(new SignInRequest(
                    new EmailAddress(members.email("email", email)),
                    TypedPassword.read(members, "password", password),
                    members.optionalText("totp", totp, MAX_CODE),
                    members.optionalText("recovery_code", recoveryCode, MAX_CODE),
                    members.optionalText("device_token", deviceToken, MAX_TOKEN),
                    client));
        }
    }

    /** What a session is carried on with. */
    @Schema(name = "SessionRefresh")
    public record Refresh(@Schema(required = true) @Nullable String refreshToken) {

        private static final int MAX_TOKEN = 200;

        Outcome<String> read() {
            var members = new Members();
            return members.orRefused(members.text("refresh_token", refreshToken, MAX_TOKEN));
        }
    }
}
