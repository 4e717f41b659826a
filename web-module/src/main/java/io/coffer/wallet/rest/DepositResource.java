package io.coffer.wallet.rest;

import io.coffer.approval.Approvals;
import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.Scoped;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.wallet.deposit.DepositAssignment;
import io.coffer.wallet.deposit.DepositStatus;
import io.coffer.wallet.deposit.Deposits;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/** Money that came from the bank. */
@Path("deposits")
@Tag(name = "Deposits")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class DepositResource {

    private static final Filter STATUS = Filter.oneOf("status", DepositStatus.class);

    @Inject
    private Deposits deposits;

    @Inject
    private DepositAssignment assignment;

    @Inject
    private Approvals approvals;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER, Role.OPERATOR, Role.AUDITOR})
    @Scoped(Scope.WALLETS_READ)
    @Operation(
            operationId = "listDeposits",
            summary = "Money that came; the newest first",
            description = "To your wallets. Operators and auditors see all of it, also what is suspended.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only those with this status",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"CREDITED", "SUSPENDED", "ASSIGNED"}))
    @APIResponse(
            responseCode = "200",
            description = "A page of deposits",
            content = @Content(schema = @Schema(implementation = DepositsBody.class)))
    @APIResponse(responseCode = "400", description = "`page-size`, `cursor-invalid`, `filter-invalid`")
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page, STATUS);
        return query instanceof Done<PageQuery> done
                ? Response.ok(deposits(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER, Role.OPERATOR, Role.AUDITOR})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "getDeposit", summary = "A deposit")
    @APIResponse(
            responseCode = "200",
            description = "The deposit",
            content = @Content(schema = @Schema(implementation = DepositBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such deposit, or it is not yours")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(deposit -> deposits.find(owner(), deposit))
                .map(deposit -> Response.ok(DepositBody.of(deposit)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such deposit."));
    }

    @POST
    @Path("{id}/assignment-proposals")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeDepositAssignment",
            summary = "Propose to give suspended money to a wallet",
            description = "It is done when somebody else approves it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AssignmentBody.class),
                            examples = @ExampleObject(name = "to a wallet", value = AssignmentBody.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such deposit")
    @APIResponse(responseCode = "409", description = "`approval-pending`, `deposit-state`")
    @APIResponse(responseCode = "422", description = "`unknown-wallet`, `kyc-required`")
    public Response assign(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            AssignmentBody body) {
        return Proposals.answer(Ids.parse(id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such deposit."))
                .then(deposit -> body.read()
                        .then(wanted -> approvals.propose(
                                assignment.proposal(deposit, wanted.wallet(), wanted.reason()), scope.actor()))));
    }

    private DepositsBody deposits(PageQuery query) {
        var page = deposits.find(owner(), query.constant("status", DepositStatus.class), query.request());
        return new DepositsBody(page.map(DepositBody::of).items(), pages.next(query, page));
    }

    /** Whose deposits the caller may see; none: everybody's. */
    private Optional<UUID> owner() {
        return scope.caller().hasAny(Role.OPERATOR, Role.AUDITOR) ? Optional.empty() : Optional.of(scope.callerId());
    }

    /** A page of deposits. */
    @Schema(name = "Deposits")
    public record DepositsBody(
            List<DepositBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
