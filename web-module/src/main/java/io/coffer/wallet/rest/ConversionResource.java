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
import io.coffer.wallet.conversion.ConversionResult;
import io.coffer.wallet.conversion.Conversions;
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

/** What wallets sell and buy, at once. */
@Path("conversions")
@Tag(name = "Conversions")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class ConversionResource {

    private static final String LIST = "/api/v1/conversions";

    @Inject
    private Conversions conversions;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createConversion",
            summary = "Convert what is in a wallet, as a quote promises",
            description = "It is done when it is answered. Sent again with the same `Idempotency-Key`, it answers the"
                    + " same conversion, with `Idempotency-Replayed: true`, and nothing is converted again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ConversionRequestBody.class),
                            examples = @ExampleObject(name = "dollars", value = ConversionRequestBody.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "It is converted",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ConversionBody.class)))
    @APIResponse(responseCode = "400", description = "`idempotency-key-missing`, `idempotency-key-invalid`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such quote, or it is not yours")
    @APIResponse(
            responseCode = "409",
            description =
                    "`quote-expired`; `quote-used`, `duplicate-conversion`: the quote was used or the client_reference names an earlier conversion; `conversion_id` and `Location` say which")
    @APIResponse(
            responseCode = "422",
            description =
                    "`insufficient-funds`, `kyc-required`, `limit-exceeded`, `unknown-wallet`, `account-frozen`, `idempotency-key-reused`")
    public Response create(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, ConversionRequestBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read(scope.caller(), name, scope.correlationId()))
                .then(conversions::convert);
        if (outcome instanceof Done<ConversionResult> done) {
            var conversion = done.value().conversion();
            var answer = Response.status(Response.Status.CREATED)
                    .header(HttpHeaders.LOCATION, location(conversion.id()))
                    .entity(ConversionBody.of(conversion));
            return (done.value().replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
        }
        return Problems.of((Refused<?>) outcome, "conversion_id", LIST);
    }

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "listConversions", summary = "The conversions that you asked for; the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of conversions",
            content = @Content(schema = @Schema(implementation = ConversionsBody.class)))
    @APIResponse(responseCode = "400", description = "`page-size`, `cursor-invalid`, `filter-invalid`")
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page);
        return query instanceof Done<PageQuery> done
                ? Response.ok(conversions(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "getConversion", summary = "A conversion that you asked for")
    @APIResponse(
            responseCode = "200",
            description = "The conversion",
            content = @Content(schema = @Schema(implementation = ConversionBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such conversion, or it is not yours")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(conversion -> conversions.find(scope.callerId(), conversion))
                .map(conversion -> Response.ok(ConversionBody.of(conversion)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such conversion."));
    }

    private ConversionsBody conversions(PageQuery query) {
        var page = conversions.of(scope.callerId(), query.request());
        return new ConversionsBody(page.map(ConversionBody::of).items(), pages.next(query, page));
    }

    private static String location(UUID conversion) {
        return LIST + "/" + conversion;
    }

    /** A page of conversions. */
    @Schema(name = "Conversions")
    public record ConversionsBody(
            List<ConversionBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
