package io.coffer.ledger.rest;

import io.coffer.identity.Role;
import io.coffer.ledger.ChartOfAccounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What kinds of account and of entry there are. */
@Path("ledger/chart")
@Tag(name = "Ledger")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class ChartResource {

    @Inject
    private ChartOfAccounts chart;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR, Role.APPROVER})
    @Operation(
            operationId = "getChartOfAccounts",
            summary = "The kinds of account and of entry, and which entry may touch which account on which side")
    @APIResponse(
            responseCode = "200",
            description = "The chart of accounts",
            content = @Content(schema = @Schema(implementation = ChartBody.class)))
    public ChartBody get() {
        return ChartBody.of(chart);
    }
}
