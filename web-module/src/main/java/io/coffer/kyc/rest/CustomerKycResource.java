package io.coffer.kyc.rest;

import io.coffer.approval.Proposal;
import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.kyc.Level;
import io.coffer.kyc.Overrides;
import io.coffer.kyc.review.Overviews;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
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

/** Where a customer stands, for staff, and how to set it. */
@Path("customers/{id}/kyc")
@Tag(name = "Reviews")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class CustomerKycResource {

    @Inject
    private Overviews overviews;

    @Inject
    private Overrides overrides;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(
            operationId = "getCustomerKyc",
            summary = "A customer's level and limits",
            description = "Without anything personal: details and documents are shown with a review only.")
    @APIResponse(
            responseCode = "200",
            description = "Where the customer stands; level 0 for whoever has submitted nothing",
            content = @Content(schema = @Schema(implementation = KycBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .map(customer ->
                        Response.ok(KycBody.of(overviews.standing(customer))).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such customer."));
    }

    @POST
    @Path("override")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeKycOverride",
            summary = "Propose to set a customer's level for a while",
            description =
                    "It is set when somebody else approves it, up or down; level 0 stops all new money movement. A"
                            + " newer one takes its place.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = OverrideRequestBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "stop",
                                            value = "{\"level\":0,\"valid_until\":\"2027-01-31T00:00:00Z\","
                                                    + "\"reason\":\"Case 4711: the account was taken over\"}")))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "403", description = "`self-approval`: it is you")
    @APIResponse(
            responseCode = "409",
            description = "`approval-pending`: one is proposed already, `Location` says where")
    public Response override(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            OverrideRequestBody body) {
        return Proposals.answer(Ids.parse(id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such customer."))
                .then(customer -> body.read()
                        .then(read -> overrides.propose(
                                customer, read.level(), read.validUntil(), read.reason(), scope.actor()))));
    }

    /** Which level to set, until when, and why. */
    @Schema(name = "KycOverrideRequest")
    public record OverrideRequestBody(
            @Schema(required = true, description = "0 to 3", minimum = "0", maximum = "3", example = "0") @Nullable
            Integer level,

            @Schema(
                    required = true,
                    description = "ISO 8601 in UTC; within " + Overrides.MAX_DAYS + " days",
                    format = "date-time",
                    example = "2027-01-31T00:00:00Z")
            @Nullable
            String validUntil,

            @Schema(
                    required = true,
                    description = "For whoever decides or asks later; no personal data",
                    maxLength = Proposal.MAX_REASON)
            @Nullable
            String reason) {

        private static final int MAX_INSTANT = 40;

        /** What was read of it. */
        record Read(Level level, Instant validUntil, String reason) {}

        Outcome<Read> read() {
            var members = new Members();
            int number = members.number("level", level, 0, Level.THREE.number());
            return members.orRefused(new Read(
                    Level.of(number).orElse(Level.ZERO),
                    instant(members),
                    members.text("reason", reason, Proposal.MAX_REASON)));
        }

        private Instant instant(Members members) {
            var text = members.text("valid_until", validUntil, MAX_INSTANT);
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                members.check(false, "valid_until", "must be an instant such as 2027-01-31T00:00:00Z");
                return Instant.EPOCH;
            }
        }
    }
}
