package io.coffer.identity.rest;

import io.coffer.approval.Approval;
import io.coffer.approval.Approvals;
import io.coffer.approval.Proposal;
import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.limit.StrictLimit;
import io.coffer.id.Ids;
import io.coffer.identity.CustomerDisabling;
import io.coffer.identity.CustomerEnabling;
import io.coffer.identity.EmailAddress;
import io.coffer.identity.Registrations;
import io.coffer.identity.Role;
import io.coffer.identity.UserProfile;
import io.coffer.identity.UserProfiles;
import io.coffer.identity.UserStatus;
import io.coffer.identity.password.Password;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/** Where people become customers, and where staff look them up. */
@Path("customers")
@Tag(name = "Registration")
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {

    @Inject
    private Registrations registrations;

    @Inject
    private UserProfiles profiles;

    @Inject
    private CustomerDisabling disabling;

    @Inject
    private CustomerEnabling enabling;

    @Inject
    private Approvals approvals;

    @Inject
    private RequestScope scope;

    @POST
    @StrictLimit
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "register",
            summary = "Register as a customer",
            description =
                    "A mail with a token goes to the address; send it to `POST /email-verifications`. The answer is"
                            + " the same whether the address has an account or not; if it has, the mail says so. A password has"
                            + " 12 to 128 characters, any you like.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Registration.class),
                            examples =
                                    @ExampleObject(
                                            name = "a new customer",
                                            value = "{\"email\":\"zzyzx@personal.test\","
                                                    + "\"password\":\"a long and quiet road\"}")))
    @APIResponse(
            responseCode = "202",
            description = "Taken; what came of it is in the mail",
            content = @Content(schema = @Schema(implementation = AcceptedBody.class)))
    @APIResponse(responseCode = "422", description = "`weak-password`")
    public Response register(Registration body) {
        return accepted(body.read()
                .then(read -> registrations.register(read.address(), read.password(), scope.correlationId())));
    }

    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "findCustomers",
            summary = "Find a customer by the exact address",
            description = "Who looked is recorded in the audit trail.")
    @APIResponse(
            responseCode = "200",
            description = "One customer or none",
            content = @Content(schema = @Schema(implementation = CustomersBody.class)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: the query has no address")
    public Response find(
            @Parameter(required = true, description = "The whole address", example = "zzyzx@personal.test")
                    @QueryParam("email")
                    @Nullable
                    String email) {
        var members = new Members();
        var outcome = members.orRefused(new EmailAddress(members.email("email", email)));
        return outcome instanceof Done<EmailAddress> done
                ? Response.ok(CustomersBody.of(profiles.customer(done.value(), scope.actor())))
                        .build()
                : Problems.of(
                        ProblemType.INVALID_REQUEST, "Ask with the parameter email, which must be an e-mail address.");
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "getCustomer",
            summary = "A customer",
            description = "Who looked is recorded in the audit trail.")
    @APIResponse(
            responseCode = "200",
            description = "The customer",
            content = @Content(schema = @Schema(implementation = CustomerBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(customer -> profiles.customer(customer, scope.actor()))
                .map(profile -> Response.ok(CustomerBody.of(profile)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such customer."));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "proposeCustomerStatus",
            summary = "Propose to shut a customer out, or to let her in again",
            description =
                    "It is done when somebody else approves it. Who is shut out is signed out everywhere and can't"
                            + " sign in; her money and what is under way are not touched.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerChange.class),
                            examples = {
                                @ExampleObject(
                                        name = "shut out",
                                        value = "{\"status\":\"DISABLED\",\"reason\":\"Case 4711: the account was"
                                                + " taken over\"}"),
                                @ExampleObject(
                                        name = "let in again",
                                        value = "{\"status\":\"ACTIVE\",\"reason\":\"Case 4711 is closed\"}")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`approval-pending`: the same is proposed already, `Location` says where; `customer-state`: she has"
                            + " that status already, or was erased")
    public Response change(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            CustomerChange body) {
        return Proposals.answer(Ids.parse(id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such customer."))
                .then(customer -> body.read().then(wish -> propose(customer, wish))));
    }

    private Outcome<Approval> propose(UUID customer, CustomerChange.Wish wish) {
        return approvals.propose(
                wish.active()
                        ? enabling.proposal(customer, wish.reason())
                        : disabling.proposal(customer, wish.reason()),
                scope.actor());
    }

    private static Response accepted(Outcome<UUID> outcome) {
        return outcome instanceof Refused<UUID> refused
                ? Problems.of(refused)
                : Response.accepted(AcceptedBody.create()).build();
    }

    /** What a customer registers with. */
    @Schema(name = "Registration")
    public record Registration(
            @Schema(required = true, format = "email") @Nullable
            String email,

            @Schema(required = true, format = "password", minLength = 12, maxLength = 128) @Nullable
            String password) {

        private record Read(EmailAddress address, Password password) {}

        Outcome<Read> read() {
            var members = new Members();
            return members.orRefused(new Read(
                    new EmailAddress(members.email("email", email)),
                    TypedPassword.read(members, "password", password)));
        }
    }

    /** Whether a customer is to get in. */
    @Schema(name = "CustomerChange")
    public record CustomerChange(
            @Nullable @Schema(required = true, description = "`ACTIVE` or `DISABLED`", example = "DISABLED")
            String status,

            @Nullable
            @Schema(
                    required = true,
                    description = "For whoever decides or asks later; no personal data",
                    maxLength = Proposal.MAX_REASON,
                    example = "Case 4711: the account was taken over")
            String reason) {

        private record Wish(boolean active, String reason) {}

        Outcome<Wish> read() {
            var members = new Members();
            return members.orRefused(new Wish(
                    members.choice("status", status, List.of("ACTIVE", "DISABLED"))
                            .equals("ACTIVE"),
                    members.text("reason", reason, Proposal.MAX_REASON)));
        }
    }

    /** A customer as staff see her. */
    @Schema(name = "Customer")
    public record CustomerBody(
            UUID customerId,

            @Nullable @Schema(description = "Missing when the customer was erased", example = "zzyzx@personal.test")
            String email,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"UNVERIFIED", "ACTIVE", "DISABLED", "ERASED"})
            UserStatus status,

            @Schema(description = "Whether a code is asked for when she signs in")
            boolean secondFactor,

            Instant createdAt) {

        static CustomerBody of(UserProfile profile) {
            return new CustomerBody(
                    profile.id(),
                    profile.email().isEmpty() ? null : profile.email(),
                    profile.status(),
                    profile.secondFactor(),
                    profile.createdAt());
        }
    }

    /** What was found. */
    @Schema(name = "Customers")
    public record CustomersBody(List<CustomerBody> items) {

        static CustomersBody of(Optional<UserProfile> found) {
            return new CustomersBody(found.map(CustomerBody::of).stream().toList());
        }
    }
}
