package io.coffer.wallet.rest;

import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.Scoped;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.deposit.DepositInstructions;
import io.coffer.wallet.deposit.Deposits;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How money gets into a wallet from a bank. */
@Path("wallets/{id}/deposit-instructions")
@Tag(name = "Deposits")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class DepositInstructionsResource {

    @Inject
    private Deposits deposits;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(
            operationId = "getDepositInstructions",
            summary = "How to pay money into a wallet",
            description = "The reference is always the same for a wallet. Who leaves it out of a transfer, waits for an"
                    + " operator to find out whose the money is.")
    @APIResponse(
            responseCode = "200",
            description = "Where to pay to, and what to write",
            content = @Content(schema = @Schema(implementation = InstructionsBody.class)))
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: there is no such wallet, it is not yours, or it is closed")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(wallet -> deposits.instructions(scope.callerId(), wallet))
                .map(instructions ->
                        Response.ok(InstructionsBody.of(instructions)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such wallet."));
    }

    /** Where to pay to, and what to write. */
    @Schema(name = "DepositInstructions")
    public record InstructionsBody(
            @Schema(description = "Of the house's account", example = "Coffer Sandbox")
            String holder,

            @Schema(example = "DE89370400440532013000") String iban,
            @Schema(example = "COBADEFFXXX") String bic,

            @Schema(
                    description = "A creditor reference (ISO 11649) that names the wallet",
                    example = "RF18539007547034")
            String reference,

            @Schema(description = "The same as people read it", example = "RF18 5390 0754 7034")
            String printedReference,

            @Schema(description = "What is taken", example = "[\"EUR\"]")
            List<String> currencies) {

        static InstructionsBody of(DepositInstructions instructions) {
            return new InstructionsBody(
                    instructions.holder(),
                    instructions.iban(),
                    instructions.bic(),
                    instructions.reference(),
                    instructions.printedReference(),
                    instructions.currencies());
        }
    }
}
