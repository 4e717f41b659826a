package io.coffer.identity.rest;

import io.coffer.edge.ClientAddress;
import io.coffer.edge.Problems;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.id.Ids;
import io.coffer.identity.Channels;
import io.coffer.identity.GivenToken;
import io.coffer.identity.Scope;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a channel gets its token. */
@Path("tokens")
@Tag(name = "Tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    @Inject
    private Channels channels;

    @Inject
    private ClientAddress clients;

    @Context
    private HttpServletRequest http;

    @POST
    @PermitAll
    @StrictLimit
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createToken",
            summary = "Exchange an API key for a token",
            description =
                    "The token is good for ten minutes. Send it as `Authorization: Bearer …`. Also as RFC 6749 has"
                            + " it: `grant_type=client_credentials` in a form, with the channel's id and the API key as the"
                            + " client's id and secret, as HTTP Basic or in the form; what goes wrong is a problem there, too.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TokenRequest.class),
                        examples =
                                @ExampleObject(
                                        name = "demo channel",
                                        value = "{\"api_key\":\"ck_demo_4f1d6c8e2b7a49d3a5e0c9b8f7d6e5a4\"}")),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = TokenForm.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = TokenBody.class)))
    @APIResponse(responseCode = "400", description = "`invalid-scope`, `unsupported-grant-type`")
    @APIResponse(responseCode = "401", description = "`unauthenticated`: the key opens nothing")
    @APIResponse(responseCode = "403", description = "`address-not-allowed`")
    public Response create(TokenRequest request) {
        return answer(given(request));
    }

    @POST
    @PermitAll
    @StrictLimit
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            MultivaluedMap<String, String> form,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return answer(ClientCredentials.read(form, authorization)
                .then(client -> given(client.request()).then(given -> {
                    var named = Ids.parse(client.id());
                    return named.equals(Optional.of(given.channelId()))
                            ? Outcome.done(given)
                            : Outcome.refused(ProblemType.UNAUTHENTICATED, "The client's id or secret is not valid.");
                })));
    }

    private Outcome<GivenToken> given(TokenRequest request) {
        return request.read().then(read -> channels.signIn(read.apiKey(), read.scopes(), clients.of(http)));
    }

    private static Response answer(Outcome<GivenToken> outcome) {
        if (outcome instanceof Done<GivenToken> done) {
            var token = done.value().token();
            return Response.ok(new TokenBody(
                            token.token(),
                            "Bearer",
                            token.validFor().toSeconds(),
                            Scope.text(done.value().scopes())))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        return Problems.of((Refused<?>) outcome);
    }

    /** What stands in a form of RFC 6749. */
    @Schema(name = "TokenForm")
    public record TokenForm(
            @Schema(required = true, example = "client_credentials")
            String grantType,

            @Schema(description = "The channel's id; not with HTTP Basic", format = "uuid") @Nullable
            UUID clientId,

            @Schema(description = "The API key; not with HTTP Basic") @Nullable
            String clientSecret,

            @Schema(description = "As in TokenRequest") @Nullable
            String scope) {}

    /** A token; {@code expires_in} is in seconds. */
    @Schema(name = "Token")
    public record TokenBody(
            String accessToken,
            String tokenType,
            long expiresIn,

            @Schema(description = "What it is good for", example = "accounts:read payments:read payments:write")
            String scope) {}
}
