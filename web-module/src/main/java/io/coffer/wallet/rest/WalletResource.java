package io.coffer.wallet.rest;

import io.coffer.approval.Approvals;
import io.coffer.approval.Proposal;
import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.approval.rest.ReasonBody;
import io.coffer.crypto.Digests;
import io.coffer.edge.Conditional;
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
import io.coffer.wallet.WalletBalances;
import io.coffer.wallet.WalletFreeze;
import io.coffer.wallet.WalletResult;
import io.coffer.wallet.WalletUnfreeze;
import io.coffer.wallet.Wallets;
import io.coffer.wallet.view.BalanceView;
import io.coffer.wallet.view.WalletView;
import io.coffer.wallet.view.WalletViews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
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

/** Wallets: open one, see what is in it, give it another name, freeze it, close it. */
@Path("wallets")
@Tag(name = "Wallets")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class WalletResource {

    @Inject
    private Wallets wallets;

    @Inject
    private WalletViews views;

    @Inject
    private WalletFreeze freeze;

    @Inject
    private WalletUnfreeze unfreeze;

    @Inject
    private Approvals approvals;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openWallet",
            summary = "Open a wallet",
            description =
                    "It is empty, and can hold every asset. Sent again with the same `Idempotency-Key`, it answers"
                            + " the same wallet as it is now, with `Idempotency-Replayed: true`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = WalletNameBody.class),
                            examples = @ExampleObject(name = "a wallet", value = WalletNameBody.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WalletBody.class)))
    @APIResponse(responseCode = "400", description = "`idempotency-key-missing`, `idempotency-key-invalid`")
    @APIResponse(responseCode = "409", description = "`too-many-wallets`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    public Response open(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, WalletNameBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read()
                        .then(called -> wallets.open(
                                scope.actor(),
                                called,
                                new IdempotencyKey.Key(scope.callerId(), name),
                                Digests.sha256("wallet\n" + called))));
        if (outcome instanceof Done<WalletResult> done) {
            var wallet = done.value().wallet().wallet();
            return result(
                    Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, location(wallet.id())),
                    done.value());
        }
        return Problems.of((Refused<?>) outcome);
    }

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_READ)
    @Operation(operationId = "listWallets", summary = "Your wallets with what is in them; the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of wallets",
            content = @Content(schema = @Schema(implementation = WalletsBody.class)))
    @APIResponse(responseCode = "400", description = "`page-size`, `cursor-invalid`, `filter-invalid`")
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page);
        return query instanceof Done<PageQuery> done
                ? Response.ok(wallets(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER, Role.OPERATOR, Role.AUDITOR})
    @Scoped(Scope.WALLETS_READ)
    @Operation(
            operationId = "getWallet",
            summary = "A wallet with what is in it",
            description =
                    "What you were told that it is done shows, if you ask the same server. Where there are several,"
                            + " what another one has done shows within a second (as configured).")
    @APIResponse(
            responseCode = "200",
            description = "The wallet; `ETag` is needed to change it",
            content = @Content(schema = @Schema(implementation = WalletBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such wallet, or it is not yours")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return answer(known(id)
                .then(wallet -> (scope.caller().hasAny(Role.OPERATOR, Role.AUDITOR)
                                ? views.find(wallet)
                                : views.find(scope.callerId(), wallet))
                        .map(Outcome::done)
                        .orElseGet(WalletResource::notFound)));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "renameWallet", summary = "Give a wallet another name")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = WalletNameBody.class),
                            examples = @ExampleObject(name = "another name", value = WalletNameBody.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "Renamed",
            content = @Content(schema = @Schema(implementation = WalletBody.class)))
    @APIResponse(responseCode = "400", description = "`invalid-request`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such wallet, or it is not yours")
    @APIResponse(responseCode = "409", description = "`wallet-state`: it is closed")
    @APIResponse(
            responseCode = "412",
            description = "`version-conflict`: it was changed in the meantime; `version` says which version it has")
    @APIResponse(responseCode = "428", description = "`precondition-required`: send `If-Match`")
    public Response rename(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @Parameter(required = true, description = "The `ETag` of what you read", example = "\"3\"")
                    @HeaderParam(Conditional.IF_MATCH)
                    @Nullable
                    String ifMatch,
            WalletNameBody body) {
        return changed(own(id).then(wallet -> Conditional.expected(ifMatch)
                .then(expected -> body.read()
                        .then(name ->
                                wallets.rename(scope.callerId(), wallet.wallet().id(), name, expected)))));
    }

    @POST
    @Path("{id}/close")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.WALLETS_WRITE)
    @Operation(
            operationId = "closeWallet",
            summary = "Close an empty wallet",
            description =
                    "With a balance, or with something held, it stays open. A closed wallet is never opened again. Sent"
                            + " again with the same `Idempotency-Key`, it answers the closed wallet, with"
                            + " `Idempotency-Replayed: true`.")
    @APIResponse(
            responseCode = "200",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = WalletBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such wallet, or it is not yours")
    @APIResponse(responseCode = "400", description = "`idempotency-key-missing`, `idempotency-key-invalid`")
    @APIResponse(responseCode = "409", description = "`wallet-not-empty`, `wallet-state`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    public Response close(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @HeaderParam(IdempotencyHeader.NAME) @Nullable String key) {
        var outcome = own(id).then(wallet -> IdempotencyHeader.read(key)
                .then(name -> wallets.close(
                        scope.actor(), wallet.wallet().id(), new IdempotencyKey.Key(scope.callerId(), name))));
        return outcome instanceof Done<WalletResult> done
                ? result(Response.ok(), done.value())
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("{id}/freeze")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeWalletFreeze",
            summary = "Propose to stop new money movement on a wallet",
            description = "It stops when somebody else approves it. What is under way is finished all the same. Sent"
                    + " again with the same `Idempotency-Key`, it answers the same proposal as it is now, with"
                    + " `Idempotency-Replayed: true`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReasonBody.class),
                            examples = @ExampleObject(name = "reason", value = ReasonBody.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "400", description = "`idempotency-key-missing`, `idempotency-key-invalid`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such wallet")
    @APIResponse(responseCode = "409", description = "`approval-pending`, `wallet-state`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    public Response freeze(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @HeaderParam(IdempotencyHeader.NAME) @Nullable String key,
            ReasonBody body) {
        return propose(id, key, body, freeze::proposal);
    }

    @POST
    @Path("{id}/unfreeze")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeWalletUnfreeze",
            summary = "Propose to let money move on a frozen wallet again",
            description =
                    "It moves when somebody else approves it. Sent again with the same `Idempotency-Key`, it answers"
                            + " the same proposal as it is now, with `Idempotency-Replayed: true`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReasonBody.class),
                            examples = @ExampleObject(name = "reason", value = ReasonBody.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed",
            headers =
                    @Header(name = "Location", description = "Where it is", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "400", description = "`idempotency-key-missing`, `idempotency-key-invalid`")
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such wallet")
    @APIResponse(responseCode = "409", description = "`approval-pending`, `wallet-state`")
    @APIResponse(responseCode = "422", description = "`idempotency-key-reused`")
    public Response unfreeze(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @HeaderParam(IdempotencyHeader.NAME) @Nullable String key,
            ReasonBody body) {
        return propose(id, key, body, unfreeze::proposal);
    }

    private Response propose(
            String id, @Nullable String key, ReasonBody body, BiFunction<UUID, String, Proposal> action) {
        return Proposals.answerOnce(known(id)
                .then(wallet -> IdempotencyHeader.read(key)
                        .then(name -> body.read()
                                .then(reason -> approvals.propose(
                                        action.apply(wallet, reason),
                                        scope.actor(),
                                        new IdempotencyKey.Key(scope.callerId(), name))))));
    }

    private WalletsBody wallets(PageQuery query) {
        var page = wallets.of(scope.callerId(), query.request());
        return new WalletsBody(page.map(WalletView::of).map(WalletBody::of).items(), pages.next(query, page));
    }

    private static Response result(Response.ResponseBuilder answer, WalletResult result) {
        var wallet = WalletView.of(result.wallet());
        answer.tag(tag(wallet)).entity(WalletBody.of(wallet));
        return (result.replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
    }

    private static Response changed(Outcome<WalletBalances> outcome) {
        return answer(outcome.then(wallet -> Outcome.done(WalletView.of(wallet))));
    }

    private static Response answer(Outcome<WalletView> outcome) {
        return outcome instanceof Done<WalletView> done
                ? Response.ok(WalletBody.of(done.value()))
                        .tag(tag(done.value()))
                        .build()
                : Problems.of((Refused<?>) outcome);
    }

    /** Another one when the wallet changes or what is in it; only the wallet's version counts for who edits it. */
    private static EntityTag tag(WalletView wallet) {
        return Conditional.tag(
                wallet.version(),
                wallet.balances().stream().map(BalanceView::version).toArray());
    }

    /** A wallet of the caller's: what is somebody else's is not there, whatever else is wrong with the request. */
    private Outcome<WalletBalances> own(String id) {
        return known(id)
                .then(wallet -> wallets.find(scope.callerId(), wallet)
                        .map(Outcome::done)
                        .orElseGet(WalletResource::notFound));
    }

    private static Outcome<UUID> known(String id) {
        return Ids.parse(id).map(Outcome::done).orElseGet(WalletResource::notFound);
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such wallet.");
    }

    private static String location(UUID wallet) {
        return "/api/v1/wallets/" + wallet;
    }

    /** A page of wallets. */
    @Schema(name = "Wallets")
    public record WalletsBody(
            List<WalletBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
