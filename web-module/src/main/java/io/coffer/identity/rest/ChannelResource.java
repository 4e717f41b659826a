package io.coffer.identity.rest;

import io.coffer.edge.Conditional;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.Channel;
import io.coffer.identity.ChannelChange;
import io.coffer.identity.ChannelStatus;
import io.coffer.identity.Channels;
import io.coffer.identity.NewChannel;
import io.coffer.identity.Role;
import io.coffer.limit.Policies;
import io.coffer.net.Networks;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
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

/** Where administrators say which client applications there are. */
@Path("channels")
@Tag(name = "Channels")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class ChannelResource {

    private static final String STATUS = "status";
    private static final String STANDARD = "standard";

    @Inject
    private Channels channels;

    @Inject
    private Policies policies;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createChannel", summary = "Make a channel; it has no API key yet")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewChannelBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "a web shop",
                                            value =
                                                    "{\"name\":\"Web shop\",\"allowed_networks\":[\"203.0.113.0/24\"]}")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ChannelBody.class)))
    public Response create(NewChannelBody body) {
        var outcome = body.read(policies::isPlan).then(asked -> channels.create(asked, scope.actor()));
        return outcome instanceof Done<Channel> done
                ? Response.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/channels/" + done.value().id())
                        .tag(Conditional.tag(done.value().version()))
                        .entity(ChannelBody.of(done.value()))
                        .build()
                : Problems.of((Refused<?>) outcome);
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    @Operation(operationId = "listChannels", summary = "The channels; the newest first")
    @Parameter(
            name = STATUS,
            in = ParameterIn.QUERY,
            description = "Only those with this status",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"ACTIVE", "DISABLED"}))
    @APIResponse(
            responseCode = "200",
            description = "A page of channels",
            content = @Content(schema = @Schema(implementation = ChannelsBody.class)))
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page, Filter.oneOf(STATUS, ChannelStatus.class));
        return query instanceof Done<PageQuery> done
                ? Response.ok(channels(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    @Operation(operationId = "getChannel", summary = "A channel")
    @APIResponse(
            responseCode = "200",
            description = "The channel; `ETag` is needed to change it",
            content = @Content(schema = @Schema(implementation = ChannelBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return answer(existing(id)
                .then(channelId -> channels.find(channelId).map(Outcome::done).orElseGet(ChannelResource::notFound)));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeChannel",
            summary = "Change a channel, or shut it out",
            description = "All servers go by it within five seconds, also for tokens that it has. What is under way is"
                    + " finished all the same.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ChannelChangeBody.class),
                            examples = {
                                @ExampleObject(name = "shut out", value = "{\"status\":\"DISABLED\"}"),
                                @ExampleObject(
                                        name = "from two networks only",
                                        value = "{\"allowed_networks\":[\"203.0.113.0/24\",\"2001:db8::/32\"]}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = ChannelBody.class)))
    @APIResponse(
            responseCode = "412",
            description = "`version-conflict`: somebody else changed it; `version` says which version it has")
    @APIResponse(responseCode = "428", description = "`precondition-required`: send `If-Match`")
    public Response change(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @Parameter(required = true, description = "The `ETag` of what you read", example = "\"3\"")
                    @HeaderParam(Conditional.IF_MATCH)
                    @Nullable
                    String ifMatch,
            ChannelChangeBody body) {
        return answer(existing(id)
                .then(channelId -> Conditional.expected(ifMatch)
                        .then(expected -> body.read(policies::isPlan)
                                .then(change -> channels.change(channelId, change, expected, scope.actor())))));
    }

    private static Outcome<UUID> existing(String id) {
        return Ids.parse(id).map(Outcome::done).orElseGet(ChannelResource::notFound);
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such channel.");
    }

    private static Response answer(Outcome<Channel> outcome) {
        return outcome instanceof Done<Channel> done
                ? Response.ok(ChannelBody.of(done.value()))
                        .tag(Conditional.tag(done.value().version()))
                        .build()
                : Problems.of((Refused<?>) outcome);
    }

    private ChannelsBody channels(PageQuery query) {
        var page = channels.find(query.constant(STATUS, ChannelStatus.class), query.request());
        return new ChannelsBody(page.map(ChannelBody::of).items(), pages.next(query, page));
    }

    /** A channel that is to be made. */
    @Schema(name = "NewChannel")
    public record NewChannelBody(
            @Schema(required = true, maxLength = 100, example = "Web shop") @Nullable
            String name,

            @Schema(description = "How much it may ask for; `standard` if it is left out", example = "standard")
            @Nullable
            String plan,

            @Schema(
                    description = "From where it may call; from anywhere if it is empty or left out",
                    maxItems = NewChannel.MAX_NETWORKS)
            @Nullable
            List<@Nullable String> allowedNetworks) {

        Outcome<NewChannel> read(Predicate<String> isPlan) {
            var read = new ChannelMembers();
            return read.members()
                    .orRefused(new NewChannel(
                            read.name(name),
                            plan == null ? STANDARD : read.plan(plan, isPlan),
                            allowedNetworks == null ? Networks.NONE : read.networks(allowedNetworks)));
        }
    }

    /** What is to be different; what is not there stays. */
    @Schema(name = "ChannelChange")
    public record ChannelChangeBody(
            @Schema(maxLength = 100) @Nullable String name,

            @Schema(enumeration = {"ACTIVE", "DISABLED"}) @Nullable
            String status,

            @Nullable String plan,

            @Schema(maxItems = NewChannel.MAX_NETWORKS) @Nullable
            List<@Nullable String> allowedNetworks) {

        Outcome<ChannelChange> read(Predicate<String> isPlan) {
            var read = new ChannelMembers();
            return read.members()
                    .orRefused(new ChannelChange(
                            Optional.ofNullable(name).map(read::name),
                            Optional.ofNullable(status)
                                    .map(value -> read.members().choice(STATUS, value, ChannelStatus.class)),
                            Optional.ofNullable(plan).map(value -> read.plan(value, isPlan)),
                            Optional.ofNullable(allowedNetworks).map(read::networks)));
        }
    }

    /** A page of channels. */
    @Schema(name = "Channels")
    public record ChannelsBody(
            List<ChannelBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
