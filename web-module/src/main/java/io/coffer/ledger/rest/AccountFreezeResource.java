package io.coffer.ledger.rest;

import io.coffer.approval.Approvals;
import io.coffer.approval.Proposal;
import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.approval.rest.ReasonBody;
import io.coffer.edge.RequestScope;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.ledger.AccountFreeze;
import io.coffer.ledger.AccountUnfreeze;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;
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

/** Stopping money movement on an account, and letting it go on: both are proposed here and approved by somebody else. */
@Path("accounts")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class AccountFreezeResource {

    @Inject
    private AccountFreeze freeze;

    @Inject
    private AccountUnfreeze unfreeze;

    @Inject
    private Approvals approvals;

    @Inject
    private RequestScope scope;

    @POST
    @Path("{id}/freeze")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeAccountFreeze",
            summary = "Propose to stop new money movement on an account",
            description = "It stops when somebody else approves it. What is under way is finished all the same.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReasonBody.class),
                            examples = @ExampleObject(name = "reason", value = ReasonBody.EXAMPLE)))
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
                    "`approval-pending`: the same is proposed already, `Location` says where; `account-state`: it is"
                            + " frozen or closed")
    @APIResponse(responseCode = "422", description = "`house-account`")
    public Response freeze(
            @Parameter(
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = "01900000-0000-7000-8000-000000000e01")
                    @PathParam("id")
                    String id,
            ReasonBody body) {
        return propose(id, body, freeze::proposal);
    }

    @POST
    @Path("{id}/unfreeze")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "proposeAccountUnfreeze", summary = "Propose to let money move on a frozen account again")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReasonBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "reason",
                                            value = "{\"reason\":\"Case 4711 is closed: the cards were stolen\"}")))
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
                    "`approval-pending`: the same is proposed already, `Location` says where; `account-state`: it is"
                            + " not frozen")
    @APIResponse(responseCode = "422", description = "`house-account`")
    public Response unfreeze(
            @Parameter(
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = "01900000-0000-7000-8000-000000000e01")
                    @PathParam("id")
                    String id,
            ReasonBody body) {
        return propose(id, body, unfreeze::proposal);
    }

    private Response propose(String id, ReasonBody body, BiFunction<UUID, String, Proposal> action) {
        return Proposals.answer(Ids.parse(id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such account."))
                .then(account ->
                        body.read().then(reason -> approvals.propose(action.apply(account, reason), scope.actor()))));
    }
}
