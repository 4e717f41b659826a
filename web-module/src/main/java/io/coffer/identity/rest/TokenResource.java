package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.identity.AccessToken;
import io.coffer.identity.Channels;
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

/** Where a channel gets its token. */
@Path("tokens")
@Tag(name = "Tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private static final int MAX_KEY = 200;

    @Inject
    private Channels channels;

    @POST
    @PermitAll
    @StrictLimit
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createToken",
            summary = "Exchange an API key for a token",
            description = "The token is good for ten minutes. Send it as `Authorization: Bearer …`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TokenRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "demo channel",
                                            value = "{\"api_key\":\"ck_demo_4f1d6c8e2b7a49d3a5e0c9b8f7d6e5a4\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The token",
            content = @Content(schema = @Schema(implementation = TokenBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`malformed-json`, `unknown-field`, `missing-field`, `invalid-field`",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "401",
            description = "`unauthenticated`: the key opens nothing",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response create(TokenRequest request) {
        var outcome = key(request).then(channels::signIn);
        if (outcome instanceof Done<AccessToken> done) {
            var token = done.value();
            return Response.ok(new TokenBody(
                            token.token(), "Bearer", token.validFor().toSeconds()))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        return Problems.of((Refused<?>) outcome);
    }

    private static Outcome<String> key(TokenRequest request) {
        var members = new Members();
        return members.orRefused(members.text("api_key", request.apiKey(), MAX_KEY));
    }

    /** What a channel proves itself with. */
    @Schema(name = "TokenRequest")
    public record TokenRequest(@Nullable String apiKey) {}

    /** A token; {@code expires_in} is in seconds. */
    @Schema(name = "Token")
    public record TokenBody(String accessToken, String tokenType, long expiresIn) {}
}
