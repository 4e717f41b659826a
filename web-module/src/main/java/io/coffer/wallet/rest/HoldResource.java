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
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.IdempotencyKey;
import io.coffer.wallet.hold.HeldFunds;
import io.coffer.wallet.hold.HoldResult;
import io.coffer.wallet.hold.Holds;
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

/** Money of a wallet that is reserved now and taken later, or not. */
@Path("holds")
@Tag(name = "Holds")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class HoldResource {

    private static final String LIST = "/api/v1/holds";

    @Inject
    private Holds holds;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createHold",
            summary = "Reserve an amount of a wallet",
            description = "The balance stays, what is available falls. Sent again with the same `Idempotency-Key`, it"
                    + " answers the same hold, with `Idempotency-Replayed: true`, and nothing is reserved again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = HoldRequestBody.class),
                            examples = @ExampleObject(name = "a room", value = HoldRequestBody.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The amount is reserved",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = HoldBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`idempotency-key-missing`, `idempotency-key-invalid`, `amount-format`, `invalid-field`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`duplicate-hold`: the client_reference names an earlier hold; `hold_id` and `Location` say which")
    @APIResponse(
            responseCode = "422",
            description =
                    "`insufficient-funds`, `kyc-required`, `limit-exceeded`, `amount-scale`, `amount-not-positive`, `amount-too-large`, `unknown-asset`, `unknown-wallet`, `account-frozen`, `idempotency-key-reused`")
    public Response create(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, HoldRequestBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read(scope.caller(), name, scope.correlationId()))
                .then(holds::authorise);
        if (outcome instanceof Done<HoldResult> done) {
            var answer = Response.status(Response.Status.CREATED)
                    .header(
                            HttpHeaders.LOCATION,
                            LIST + "/" + done.value().hold().request().id());
            return result(answer, done.value());
        }
        return Problems.of((Refused<?>) outcome, "hold_id", LIST);
    }

    @POST
    @Path("{id}/capture")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "captureHold",
            summary = "Take what a hold reserves, for another wallet",
            description = "All that is left of it, or an amount. What is left after it is given back, unless `final` is"
                    + " `false`: then it stays reserved, and the hold can be captured again. When nothing is"
                    + " left, the hold has ended, whatever `final` is. Sent again with the same"
                    + " `Idempotency-Key`, it answers the hold as it is now, with `Idempotency-Replayed: true`, and nothing"
                    + " moves again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CaptureRequestBody.class),
                            examples = {
                                @ExampleObject(name = "all of it", value = CaptureRequestBody.WHOLE),
                                @ExampleObject(name = "a part, with more to come", value = CaptureRequestBody.PART)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The money has moved",
            content = @Content(schema = @Schema(implementation = HoldBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`idempotency-key-missing`, `idempotency-key-invalid`, `amount-format`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such hold, or it is not yours")
    @APIResponse(
            responseCode = "409",
            description = "`hold-not-active`: it was captured, voided or has expired; `hold_status` says which")
    @APIResponse(
            responseCode = "422",
            description =
                    "`capture-exceeds-hold`, `amount-scale`, `amount-not-positive`, `amount-too-large`, `unknown-wallet`, `same-wallet`, `account-frozen`, `idempotency-key-reused`")
    public Response capture(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @HeaderParam(IdempotencyHeader.NAME) @Nullable String key,
            CaptureRequestBody body) {
        var outcome = own(id).then(held -> IdempotencyHeader.read(key)
                .then(name -> body.read(
                        scope.callerId(),
                        name,
                        scope.correlationId(),
                        held.request().id()))
                .then(holds::capture));
        return outcome instanceof Done<HoldResult> done
                ? result(Response.ok(), done.value())
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("{id}/void")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Operation(
            operationId = "voidHold",
            summary = "Give back what a hold reserves",
            description =
                    "What was captured stays captured. Sent again with the same `Idempotency-Key`, it answers the voided"
                            + " hold, with `Idempotency-Replayed: true`; under another key the hold is not active any"
                            + " more.")
    @APIResponse(
            responseCode = "200",
            description = "It is available again",
            content = @Content(schema = @Schema(implementation = HoldBody.class)))
    @APIResponse(responseCode = "400", description = "`idempotency-key-missing`, `idempotency-key-invalid`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such hold, or it is not yours")
    @APIResponse(
            responseCode = "409",
            description = "`hold-not-active`: it was captured, voided or has expired; `hold_status` says which")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    public Response voidHold(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @HeaderParam(IdempotencyHeader.NAME) @Nullable String key) {
        var outcome = own(id).then(held -> IdempotencyHeader.read(key)
                .then(name -> holds.voidHold(held.request().id(), new IdempotencyKey.Key(scope.callerId(), name))));
        return outcome instanceof Done<HoldResult> done
                ? result(Response.ok(), done.value())
                : Problems.of((Refused<?>) outcome);
    }

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "listHolds", summary = "The holds that you asked for; the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of holds",
            content = @Content(schema = @Schema(implementation = HoldsBody.class)))
    @APIResponse(responseCode = "400", description = "`page-size`, `cursor-invalid`, `filter-invalid`")
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page);
        return query instanceof Done<PageQuery> done
                ? Response.ok(holds(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "getHold", summary = "A hold that you asked for, and what was captured of it")
    @APIResponse(
            responseCode = "200",
            description = "The hold",
            content = @Content(schema = @Schema(implementation = HoldBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such hold, or it is not yours")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return answer(own(id));
    }

    private HoldsBody holds(PageQuery query) {
        var page = holds.of(scope.callerId(), query.request());
        return new HoldsBody(page.map(HoldBody::of).items(), pages.next(query, page));
    }

    private static Response result(Response.ResponseBuilder answer, HoldResult result) {
        answer.entity(HoldBody.of(result.hold()));
        return (result.replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
    }

    private static Response answer(Outcome<HeldFunds> outcome) {
        return outcome instanceof Done<HeldFunds> done
                ? Response.ok(HoldBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    private Outcome<HeldFunds> own(String id) {
        return Ids.parse(id)
                .flatMap(hold -> holds.find(scope.callerId(), hold))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such hold."));
    }

    /** A page of holds. */
    @Schema(name = "Holds")
    public record HoldsBody(
            List<HoldBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
