package io.coffer.wallet.rest;

import io.coffer.edge.IdempotencyHeader;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.Scoped;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.problem.Done;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.IdempotencyKey;
import io.coffer.wallet.conversion.QuoteResult;
import io.coffer.wallet.conversion.Quotes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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

/** What conversions would cost. */
@Path("quotes")
@Tag(name = "Conversions")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class QuoteResource {

    @Inject
    private Quotes quotes;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createQuote",
            summary = "Learn what a conversion costs, and have it promised",
            description =
                    "The quote is good for one conversion until it expires. It reserves nothing. Sent again with the"
                            + " same `Idempotency-Key`, it answers the same quote as it is now, expired or used as it may be, with"
                            + " `Idempotency-Replayed: true`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = QuoteRequestBody.class),
                            examples = {
                                @ExampleObject(name = "to sell an amount", value = QuoteRequestBody.SELLING),
                                @ExampleObject(name = "to buy an amount", value = QuoteRequestBody.BUYING)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The quote",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = QuoteBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`idempotency-key-missing`, `idempotency-key-invalid`, `amount-format`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-asset`, `same-asset`, `pair-not-offered`, `amount-scale`, `amount-not-positive`, `amount-too-small`, `amount-too-large`, `idempotency-key-reused`")
    @APIResponse(
            responseCode = "503",
            description = "`price-unavailable`: there is no rate that is fresh enough; ask again soon")
    public Response create(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, QuoteRequestBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read(new IdempotencyKey.Key(scope.callerId(), name)))
                .then(quotes::give);
        if (outcome instanceof Done<QuoteResult> done) {
            var quote = done.value().quote();
            var answer = Response.status(Response.Status.CREATED)
                    .header(
                            HttpHeaders.LOCATION,
                            "/api/v1/quotes/" + quote.quote().id())
                    .entity(QuoteBody.of(quote));
            return (done.value().replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
        }
        return Problems.of((Refused<?>) outcome);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "getQuote", summary = "A quote that you asked for, and what it was used for")
    @APIResponse(
            responseCode = "200",
            description = "The quote",
            content = @Content(schema = @Schema(implementation = QuoteBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such quote, or it is not yours")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(quote -> quotes.find(scope.callerId(), quote))
                .map(quote -> Response.ok(QuoteBody.of(quote)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such quote."));
    }
}
