package io.coffer.approval.rest;

import io.coffer.approval.Approval;
import io.coffer.approval.ApprovalStatus;
import io.coffer.approval.Approvals;
import io.coffer.edge.Conditional;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was proposed, and what somebody else thinks of it. */
@Path("approvals")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class ApprovalResource {

    private static final String STATUS = "status";
    private static final String KIND = "kind";

    @Inject
    private Approvals approvals;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(operationId = "listApprovals", summary = "What was proposed; the newest first")
    @Parameter(
            name = STATUS,
            in = ParameterIn.QUERY,
            description = "Only those at this status",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"PENDING", "APPROVED", "REJECTED", "FAILED", "EXPIRED"}))
    @Parameter(
            name = KIND,
            in = ParameterIn.QUERY,
            description = "Only those of this kind",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "account.freeze")
    @APIResponse(
            responseCode = "200",
            description = "A page of proposals",
            content = @Content(schema = @Schema(implementation = ApprovalsBody.class)))
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page, Filter.oneOf(STATUS, ApprovalStatus.class), Filter.code(KIND));
        return query instanceof Done<PageQuery> done
                ? Response.ok(approvals(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(operationId = "getApproval", summary = "A proposal and what became of it")
    @APIResponse(
            responseCode = "200",
            description = "The proposal",
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return answer(existing(id)
                .then(approvalId ->
                        approvals.find(approvalId).map(Outcome::done).orElseGet(ApprovalResource::notFound)));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "approve",
            summary = "Agree to a proposal: it is done at once",
            description = "It is approved and done in one transaction, or neither.")
    @APIResponse(
            responseCode = "200",
            description = "It is approved and done",
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "403", description = "`self-approval`: you proposed it")
    @APIResponse(
            responseCode = "409",
            description =
                    "`approval-not-pending`: somebody decided before, or its time is over; `approval-failed`: it can't"
                            + " be done any more, as `failure` says, and is closed")
    public Response approve(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return answer(existing(id).then(approval -> approvals.approve(approval, scope.actor())));
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed(Role.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reject", summary = "Disagree with a proposal: it is never done")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReasonBody.class),
                            examples = @ExampleObject(name = "reason", value = ReasonBody.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "It is rejected",
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "403", description = "`self-approval`: you proposed it")
    @APIResponse(
            responseCode = "409",
            description = "`approval-not-pending`: somebody decided before, or its time is over")
    public Response reject(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            ReasonBody body) {
        return answer(existing(id)
                .then(approval -> body.read().then(reason -> approvals.reject(approval, reason, scope.actor()))));
    }

    private static Outcome<UUID> existing(String id) {
        return Ids.parse(id).map(Outcome::done).orElseGet(ApprovalResource::notFound);
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such approval.");
    }

    private static Response answer(Outcome<Approval> outcome) {
        return outcome instanceof Done<Approval> done
                ? Response.ok(ApprovalBody.of(done.value()))
                        .tag(Conditional.tag(done.value().version()))
                        .build()
                : Proposals.refused((Refused<?>) outcome);
    }

    private ApprovalsBody approvals(PageQuery query) {
        var page = approvals.find(query.constant(STATUS, ApprovalStatus.class), query.filter(KIND), query.request());
        return new ApprovalsBody(page.map(ApprovalBody::of).items(), pages.next(query, page));
    }

    /** A page of proposals. */
    @Schema(name = "Approvals")
    public record ApprovalsBody(
            List<ApprovalBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
