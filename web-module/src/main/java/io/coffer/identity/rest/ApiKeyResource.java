package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.ApiKey;
import io.coffer.identity.ApiKeys;
import io.coffer.identity.IssuedApiKey;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The API keys of a channel. */
@Path("channels/{id}/api-keys")
@Tag(name = "Channels")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class ApiKeyResource {

    private static final int DAY_SECONDS = 86_400;
    private static final int MAX_OVERLAP_SECONDS = 30 * DAY_SECONDS;

    @Inject
    private ApiKeys keys;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key for a channel",
            description = "The answer shows the key, this once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewApiKeyBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "to look only",
                                            value = "{\"scopes\":[\"accounts:read\",\"payments:read\"]}")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApiKeyBody.IssuedBody.class)))
    @APIResponse(responseCode = "409", description = "`too-many-api-keys`")
    public Response create(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            NewApiKeyBody body) {
        return issued(
                id,
                channel(id)
                        .then(channelId -> body.read()
                                .then(asked ->
                                        keys.issue(channelId, asked.scopes(), asked.expiresAt(), scope.actor()))));
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    @Operation(operationId = "listApiKeys", summary = "The API keys of a channel, without secrets; the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of keys",
            content = @Content(schema = @Schema(implementation = ApiKeysBody.class)))
    public Response list(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @BeanParam PageParameters page) {
        var outcome = channel(id).then(channelId -> pages.read(page).then(query -> keys(channelId, query)));
        return outcome instanceof Done<ApiKeysBody> done
                ? Response.ok(done.value()).build()
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("{key}/rotation")
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateApiKey",
            summary = "Replace an API key",
            description =
                    "The new key may do the same as the old one, which goes on opening for a while. The answer shows"
                            + " the new key, this once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RotationBody.class),
                            examples = @ExampleObject(name = "within an hour", value = "{\"overlap_seconds\":3600}")))
    @APIResponse(
            responseCode = "201",
            description = "Replaced",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the new one is",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApiKeyBody.IssuedBody.class)))
    @APIResponse(responseCode = "409", description = "`api-key-not-active`, `too-many-api-keys`")
    public Response rotate(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("key") String key,
            RotationBody body) {
        return issued(
                id,
                channel(id)
                        .then(channelId -> key(key).then(keyId ->
                                body.read().then(overlap -> keys.rotate(channelId, keyId, overlap, scope.actor())))));
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Make an API key open nothing any more",
            description =
                    "All servers go by it within five seconds. Tokens that were given for it are good until they end"
                            + " by themselves; to stop those too, disable the channel.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    public Response revoke(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("key") String key) {
        var outcome =
                channel(id).then(channelId -> key(key).then(keyId -> keys.revoke(channelId, keyId, scope.actor())));
        return outcome instanceof Done<ApiKey> ? Response.noContent().build() : Problems.of((Refused<?>) outcome);
    }

    private Outcome<ApiKeysBody> keys(UUID channelId, PageQuery query) {
        return keys.find(channelId, query.request())
                .then(page ->
                        Outcome.done(new ApiKeysBody(page.map(ApiKeyBody::of).items(), pages.next(query, page))));
    }

    private static Outcome<UUID> channel(String id) {
        return Ids.parse(id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such channel."));
    }

    private static Outcome<UUID> key(String id) {
        return Ids.parse(id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such API key."));
    }

    private static Response issued(String channel, Outcome<IssuedApiKey> outcome) {
        return outcome instanceof Done<IssuedApiKey> done
                ? Response.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/channels/" + channel + "/api-keys/"
                                        + done.value().key().id())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(ApiKeyBody.IssuedBody.of(done.value()))
                        .build()
                : Problems.of((Refused<?>) outcome);
    }

    /** A key that is to be made. */
    @Schema(name = "NewApiKey")
    public record NewApiKeyBody(
            @Schema(
                    required = true,
                    description = "What it is good for: `accounts:read`, `payments:read`, `payments:write`,"
                            + " `wallets:read`, `wallets:write`; `ledger:post` for a back-office system that posts to"
                            + " whatever account",
                    minItems = 1)
            @Nullable
            List<@Nullable String> scopes,

            @Schema(description = "From when on it opens nothing; never if it is left out") @Nullable
            Instant expiresAt) {

        private record Read(Set<String> scopes, Optional<Instant> expiresAt) {}

        Outcome<Read> read() {
            var members = new Members();
            var names = members.list(
                    "scopes", scopes, 1, Scope.ALL.size(), (name, value) -> members.choice(name, value, Scope.ALL));
            return members.orRefused(new Read(Set.copyOf(names), Optional.ofNullable(expiresAt)));
        }
    }

    /** How a key is to be replaced. */
    @Schema(name = "ApiKeyRotation")
    public record RotationBody(
            @Schema(
                    description = "For how many seconds the old key still opens; a day if it is left out",
                    minimum = "0",
                    maximum = "2592000")
            @Nullable
            Integer overlapSeconds) {

        Outcome<Duration> read() {
            var members = new Members();
            int seconds = overlapSeconds == null
                    ? DAY_SECONDS
                    : members.number("overlap_seconds", overlapSeconds, 0, MAX_OVERLAP_SECONDS);
            return members.orRefused(Duration.ofSeconds(seconds));
        }
    }

    /** A page of keys. */
    @Schema(name = "ApiKeys")
    public record ApiKeysBody(
            List<ApiKeyBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
