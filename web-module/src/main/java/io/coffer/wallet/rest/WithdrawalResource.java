package io.coffer.wallet.rest;

import io.coffer.edge.IdempotencyHeader;
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
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.wallet.withdrawal.WithdrawalResult;
import io.coffer.wallet.withdrawal.WithdrawalStatus;
import io.coffer.wallet.withdrawal.WithdrawalStory;
import io.coffer.wallet.withdrawal.Withdrawals;
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

/** Money that is paid out to bank accounts. */
@Path("withdrawals")
@Tag(name = "Withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class WithdrawalResource {

    private static final String LIST = "/api/v1/withdrawals";
    private static final Filter STATUS = Filter.oneOf("status", WithdrawalStatus.class);

    @Inject
    private Withdrawals withdrawals;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWithdrawal",
            summary = "Have money paid out to a bank account",
            description =
                    "Amount and fee are reserved when it is answered; the bank pays later, or refuses. Sent again with"
                            + " the same `Idempotency-Key`, it answers the same withdrawal, with `Idempotency-Replayed: true`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = WithdrawalRequestBody.class),
                            examples = @ExampleObject(name = "to my bank", value = WithdrawalRequestBody.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is accepted; follow it at `Location`",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WithdrawalBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`idempotency-key-missing`, `idempotency-key-invalid`, `amount-format`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`duplicate-withdrawal`: the client_reference names an earlier withdrawal; `withdrawal_id` and `Location` say which")
    @APIResponse(
            responseCode = "422",
            description =
                    "`insufficient-funds`, `kyc-required`, `limit-exceeded`, `iban-invalid`, `currency-not-taken`, `unknown-currency`, `amount-scale`, `amount-not-positive`, `amount-too-large`, `unknown-wallet`, `account-frozen`, `idempotency-key-reused`")
    public Response create(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, WithdrawalRequestBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read(scope.caller(), name, scope.correlationId()))
                .then(withdrawals::request);
        if (outcome instanceof Done<WithdrawalResult> done) {
            var id = done.value().withdrawal().id();
            var story = withdrawals.find(Optional.of(scope.callerId()), id).orElseThrow();
            var answer = Response.accepted(WithdrawalBody.of(story)).header(HttpHeaders.LOCATION, LIST + "/" + id);
            return (done.value().replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
        }
        return Problems.of((Refused<?>) outcome, "withdrawal_id", LIST);
    }

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER, Role.OPERATOR, Role.AUDITOR})
    @Scoped(Scope.WALLETS_READ)
    @Operation(
            operationId = "listWithdrawals",
            summary = "Money that was paid out, or will be; the newest first",
            description = "What you asked for. Operators and auditors see all of it, with creditors masked.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only those with this status",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"PENDING", "PROCESSING", "COMPLETED", "FAILED", "RETURNED"}))
    @APIResponse(
            responseCode = "200",
            description = "A page of withdrawals",
            content = @Content(schema = @Schema(implementation = WithdrawalsBody.class)))
    @APIResponse(responseCode = "400", description = "`page-size`, `cursor-invalid`, `filter-invalid`")
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page, STATUS);
        return query instanceof Done<PageQuery> done
                ? Response.ok(withdrawals(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER, Role.OPERATOR, Role.AUDITOR})
    @Scoped(Scope.WALLETS_READ)
    @Operation(
            operationId = "getWithdrawal",
            summary = "A withdrawal with its history",
            description = "For operators and auditors with the creditor masked.")
    @APIResponse(
            responseCode = "200",
            description = "The withdrawal",
            content = @Content(schema = @Schema(implementation = WithdrawalBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such withdrawal, or it is not yours")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(withdrawal -> withdrawals.find(owner(), withdrawal))
                .map(story -> Response.ok(body(story)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such withdrawal."));
    }

    private WithdrawalsBody withdrawals(PageQuery query) {
        var page = withdrawals.find(owner(), query.constant("status", WithdrawalStatus.class), query.request());
        return new WithdrawalsBody(page.map(this::body).items(), pages.next(query, page));
    }

    private WithdrawalBody body(WithdrawalStory story) {
        return WithdrawalBody.of(isStaff() ? story.masked() : story);
    }

    /** Whose withdrawals the caller may see; none: everybody's. */
    private Optional<UUID> owner() {
        return isStaff() ? Optional.empty() : Optional.of(scope.callerId());
    }

    private boolean isStaff() {
        return scope.caller().hasAny(Role.OPERATOR, Role.AUDITOR);
    }

    /** A page of withdrawals. */
    @Schema(name = "Withdrawals")
    public record WithdrawalsBody(
            List<WithdrawalBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
