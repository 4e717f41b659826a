package io.coffer.wallet.rest;

import io.coffer.edge.IdempotencyHeader;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.Scoped;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.problem.Done;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.wallet.transfer.TransferResult;
import io.coffer.wallet.transfer.Transfers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

/** Money that goes from one wallet to another at once. */
@Path("transfers")
@Tag(name = "Transfers")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class TransferResource {

    private static final String LIST = "/api/v1/transfers";

    @Inject
    private Transfers transfers;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createTransfer",
            summary = "Move money to another wallet",
            description = "It has moved when it is answered. Sent again with the same `Idempotency-Key`, it answers the"
                    + " same transfer, with `Idempotency-Replayed: true`, and nothing moves again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TransferRequestBody.class),
                            examples = @ExampleObject(name = "the rent", value = TransferRequestBody.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The money has moved",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TransferBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`idempotency-key-missing`, `idempotency-key-invalid`, `amount-format`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`duplicate-transfer`: the client_reference names an earlier transfer; `transfer_id` and `Location` say which")
    @APIResponse(
            responseCode = "422",
            description =
                    "`insufficient-funds`, `kyc-required`, `limit-exceeded`, `amount-scale`, `amount-not-positive`, `amount-too-large`, `unknown-asset`, `unknown-wallet`, `same-wallet`, `account-frozen`, `idempotency-key-reused`")
    public Response create(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, TransferRequestBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read(scope.caller(), name, scope.correlationId()))
                .then(transfers::move);
        if (outcome instanceof Done<TransferResult> done) {
            var transfer = done.value().transfer();
            var answer = Response.status(Response.Status.CREATED)
                    .header(HttpHeaders.LOCATION, location(transfer.id()))
                    .entity(TransferBody.of(transfer));
            return (done.value().replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
        }
        return Problems.of((Refused<?>) outcome, "transfer_id", LIST);
    }

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "listTransfers", summary = "The transfers that you asked for; the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of transfers",
            content = @Content(schema = @Schema(implementation = TransfersBody.class)))
    @APIResponse(responseCode = "400", description = "`page-size`, `cursor-invalid`, `filter-invalid`")
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page);
        return query instanceof Done<PageQuery> done
                ? Response.ok(transfers(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "getTransfer", summary = "A transfer that you asked for")
    @APIResponse(
            responseCode = "200",
            description = "The transfer",
            content = @Content(schema = @Schema(implementation = TransferBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such transfer, or it is not yours")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(transfer -> transfers.find(scope.callerId(), transfer))
                .map(transfer -> Response.ok(TransferBody.of(transfer)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such transfer."));
    }

    private TransfersBody transfers(PageQuery query) {
        var page = transfers.of(scope.callerId(), query.request());
        return new TransfersBody(page.map(TransferBody::of).items(), pages.next(query, page));
    }

    private static String location(UUID transfer) {
        return LIST + "/" + transfer;
    }

    /** A page of transfers. */
    @Schema(name = "Transfers")
    public record TransfersBody(
            List<TransferBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
