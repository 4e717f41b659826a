package io.coffer.identity.rest;

import io.coffer.edge.Conditional;
import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.EmailAddress;
import io.coffer.identity.Role;
import io.coffer.identity.Staff;
import io.coffer.identity.Staff.Change;
import io.coffer.identity.UserProfile;
import io.coffer.identity.UserStatus;
import io.coffer.page.Page;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

/** Where administrators say who works here and what he may do. */
@Path("staff")
@Tag(name = "Staff")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class StaffResource {

    private static final List<String> ROLES = List.of(Role.ADMIN, Role.APPROVER, Role.AUDITOR, Role.OPERATOR);

    @Inject
    private Staff staff;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createStaff",
            summary = "Make a member of staff",
            description = "A mail with a token goes to the address; with it the password is chosen"
                    + " (`POST /password-resets/confirmation`).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewStaff.class),
                            examples =
                                    @ExampleObject(
                                            name = "an operator",
                                            value = "{\"email\":\"operator@personal.test\",\"roles\":[\"operator\"]}")))
    @APIResponse(
            responseCode = "201",
            description = "Made, and invited",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = StaffBody.class)))
    @APIResponse(responseCode = "409", description = "`email-in-use`")
    public Response create(NewStaff body) {
        var outcome = body.read().then(read -> staff.create(read.address(), read.roles(), scope.actor()));
        return outcome instanceof Done<UserProfile> done
                ? Response.status(Response.Status.CREATED)
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/staff/" + done.value().id())
                        .tag(Conditional.tag(done.value().version()))
                        .entity(StaffBody.of(done.value()))
                        .build()
                : Problems.of((Refused<?>) outcome);
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    @Operation(operationId = "listStaff", summary = "The members of staff")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, in the order in which they were made",
            content = @Content(schema = @Schema(implementation = StaffList.class)))
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page);
        return query instanceof Done<PageQuery> done
                ? Response.ok(members(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    @Operation(operationId = "getStaff", summary = "A member of staff")
    @APIResponse(
            responseCode = "200",
            description = "The member of staff; `ETag` is needed to change it",
            content = @Content(schema = @Schema(implementation = StaffBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id).flatMap(staff::find).map(StaffResource::tagged).orElseGet(StaffResource::notFound);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeStaff",
            summary = "Change what a member of staff may do, or shut him out",
            description = "All his sessions end. Administrators can't take their own access away.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = StaffChange.class),
                            examples = {
                                @ExampleObject(name = "other roles", value = "{\"roles\":[\"operator\",\"approver\"]}"),
                                @ExampleObject(name = "shut out", value = "{\"status\":\"DISABLED\"}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = StaffBody.class)))
    @APIResponse(responseCode = "409", description = "`own-access`, `last-admin`")
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
            StaffChange body) {
        var member = Ids.parse(id);
        if (member.isEmpty()) {
            return notFound();
        }
        var outcome = Conditional.expected(ifMatch)
                .then(expected ->
                        body.read().then(change -> staff.change(member.get(), change, expected, scope.actor())));
        return outcome instanceof Done<UserProfile> done ? tagged(done.value()) : Problems.of((Refused<?>) outcome);
    }

    private StaffList members(PageQuery query) {
        Page<UserProfile> page = staff.list(query.request());
        return new StaffList(page.map(StaffBody::of).items(), pages.next(query, page));
    }

    private static Response tagged(UserProfile profile) {
        return Response.ok(StaffBody.of(profile))
                .tag(Conditional.tag(profile.version()))
                .build();
    }

    private static Response notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "There is no such member of staff.");
    }

    private static Set<String> roles(Members members, @Nullable List<@Nullable String> roles) {
        return new TreeSet<>(
                members.list("roles", roles, 1, ROLES.size(), (name, role) -> members.choice(name, role, ROLES)));
    }

    /** Who is to be made. */
    @Schema(name = "NewStaff")
    public record NewStaff(
            @Schema(required = true, format = "email") @Nullable
            String email,

            @Schema(required = true, description = "`admin`, `approver`, `auditor`, `operator`") @Nullable
            List<@Nullable String> roles) {

        private record Read(EmailAddress address, Set<String> roles) {}

        Outcome<Read> read() {
            var members = new Members();
            return members.orRefused(
                    new Read(new EmailAddress(members.email("email", email)), StaffResource.roles(members, roles)));
        }
    }

    /** What is to be different; what is not there stays. */
    @Schema(name = "StaffChange")
    public record StaffChange(
            @Nullable @Schema(description = "`admin`, `approver`, `auditor`, `operator`")
            List<@Nullable String> roles,

            @Nullable @Schema(description = "`ACTIVE` or `DISABLED`", example = "DISABLED")
            String status) {

        Outcome<Change> read() {
            var members = new Members();
            members.check(roles != null || status != null, "roles", "or \"status\" must be there");
            return members.orRefused(new Change(
                    roles == null ? Optional.empty() : Optional.of(StaffResource.roles(members, roles)),
                    status == null
                            ? Optional.empty()
                            : Optional.of(members.choice("status", status, List.of("ACTIVE", "DISABLED"))
                                    .equals("ACTIVE"))));
        }
    }

    /** A member of staff. */
    @Schema(name = "Staff")
    public record StaffBody(
            UUID staffId,
            @Schema(example = "operator@personal.test") String email,
            @Schema(example = "[\"operator\"]") Set<String> roles,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"UNVERIFIED", "ACTIVE", "DISABLED", "ERASED"},
                    description = "`UNVERIFIED` until the password is chosen")
            UserStatus status,

            @Schema(description = "Whether a code is asked for at signing in")
            boolean secondFactor,

            long version,
            Instant createdAt) {

        static StaffBody of(UserProfile profile) {
            return new StaffBody(
                    profile.id(),
                    profile.email(),
                    new TreeSet<>(profile.roles()),
                    profile.status(),
                    profile.secondFactor(),
                    profile.version(),
                    profile.createdAt());
        }
    }

    /** Members of staff. */
    @Schema(name = "StaffList")
    public record StaffList(
            List<StaffBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
