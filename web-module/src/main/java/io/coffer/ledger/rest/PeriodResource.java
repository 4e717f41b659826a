package io.coffer.ledger.rest;

import io.coffer.approval.Approvals;
import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.approval.rest.ReasonBody;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.identity.Role;
import io.coffer.ledger.AccountingPeriod;
import io.coffer.ledger.AccountingPeriods;
import io.coffer.ledger.PeriodReopening;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
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
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
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

/** The months of the books: closed by one person, opened again by two. */
@Path("ledger/periods")
@Tag(name = "Ledger")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class PeriodResource {

    private static final Pattern MONTH = Pattern.compile("20\\d\\d-(0[1-9]|1[0-2])");
    private static final String MONTH_EXAMPLE = "2024-02";

    @Inject
    private AccountingPeriods periods;

    @Inject
    private PeriodReopening reopening;

    @Inject
    private Approvals approvals;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR, Role.APPROVER})
    @Operation(
            operationId = "listPeriods",
            summary = "The months that were closed, or posted into after their end; the latest first",
            description = "All other months are open.")
    @APIResponse(
            responseCode = "200",
            description = "The months",
            content = @Content(schema = @Schema(implementation = PeriodsBody.class)))
    public PeriodsBody list() {
        return new PeriodsBody(periods.all().stream().map(PeriodBody::of).toList());
    }

    @POST
    @Path("{month}/close")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            operationId = "closePeriod",
            summary = "Close a month: nothing is posted into it any more",
            description = "From an hour after its end.")
    @APIResponse(
            responseCode = "200",
            description = "It is closed",
            content = @Content(schema = @Schema(implementation = PeriodBody.class)))
    @APIResponse(responseCode = "409", description = "`period-state`: it is closed, or has not ended")
    public Response close(
            @Parameter(
                            schema = @Schema(type = SchemaType.STRING, pattern = "20[0-9]{2}-(0[1-9]|1[0-2])"),
                            example = MONTH_EXAMPLE)
                    @PathParam("month")
                    String month) {
        var outcome = month(month).then(wanted -> periods.close(wanted, scope.actor()));
        return outcome instanceof Done<AccountingPeriod> done
                ? Response.ok(PeriodBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("{month}/reopening-proposals")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposePeriodReopening",
            summary = "Propose to open a closed month again",
            description = "It is open when somebody else approves it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReasonBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "reason",
                                            value = "{\"reason\":\"The bank corrected its statement, case 4711\"}")))
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
                    "`approval-pending`: the same is proposed already, `Location` says where; `period-state`: it is"
                            + " open")
    public Response reopen(
            @Parameter(
                            schema = @Schema(type = SchemaType.STRING, pattern = "20[0-9]{2}-(0[1-9]|1[0-2])"),
                            example = MONTH_EXAMPLE)
                    @PathParam("month")
                    String month,
            ReasonBody body) {
        return Proposals.answer(month(month)
                .then(wanted -> body.read()
                        .then(reason -> approvals.propose(reopening.proposal(wanted, reason), scope.actor()))));
    }

    private static Outcome<YearMonth> month(String text) {
        return MONTH.matcher(text).matches()
                ? Outcome.done(YearMonth.parse(text))
                : Outcome.refused(ProblemType.NOT_FOUND, "There is no such month.");
    }

    /** The months. */
    @Schema(name = "AccountingPeriods")
    public record PeriodsBody(List<PeriodBody> items) {}
}
