package io.coffer.wallet.rest;

import io.coffer.edge.Problems;
import io.coffer.edge.Scoped;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.ledger.Assets;
import io.coffer.ledger.ChartOfAccounts;
import io.coffer.ledger.Side;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.wallet.WalletBalances;
import io.coffer.wallet.history.WalletHistory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened in a wallet. */
@Path("wallets/{id}/history")
@Tag(name = "Wallets")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class WalletHistoryResource {

    private static final String ASSET = "asset";
    private static final String KIND = "kind";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String MIN_AMOUNT = "min_amount";
    private static final String MAX_AMOUNT = "max_amount";
    private static final String DIRECTION = "direction";
    private static final String REFERENCE = "reference";
    private static final String CORRELATION_ID = "correlation_id";

    private static final String AMOUNT_PATTERN = "(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?";

    @Inject
    private SeenWallets wallets;

    @Inject
    private WalletHistory history;

    @Inject
    private Assets assets;

    @Inject
    private ChartOfAccounts chart;

    @Inject
    private Pages pages;

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER, Role.OPERATOR, Role.AUDITOR})
    @Scoped(Scope.WALLETS_READ)
    @Operation(
            operationId = "listWalletHistory",
            summary = "What happened in a wallet, with the balance after it; the newest first",
            description = "Pages stay where they are while more happens: nothing that was there when the first page was"
                    + " asked for is missed or repeated.")
    @Parameter(
            name = ASSET,
            in = ParameterIn.QUERY,
            description = "Only what happened to this asset",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "EUR")
    @Parameter(
            name = KIND,
            in = ParameterIn.QUERY,
            description = "Only entries of this kind",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "wallet.transfer")
    @Parameter(
            name = FROM,
            in = ParameterIn.QUERY,
            description = "Only what was posted at this instant or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = "2026-11-01T00:00:00Z")
    @Parameter(
            name = TO,
            in = ParameterIn.QUERY,
            description = "Only what was posted earlier than this",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = "2099-12-01T00:00:00Z")
    @Parameter(
            name = MIN_AMOUNT,
            in = ParameterIn.QUERY,
            description = "Only amounts of no less, whichever the direction and the asset",
            schema = @Schema(type = SchemaType.STRING, pattern = AMOUNT_PATTERN, example = "10.00"))
    @Parameter(
            name = MAX_AMOUNT,
            in = ParameterIn.QUERY,
            description = "Only amounts of no more, whichever the direction and the asset",
            schema = @Schema(type = SchemaType.STRING, pattern = AMOUNT_PATTERN, example = "100.00"))
    @Parameter(
            name = DIRECTION,
            in = ParameterIn.QUERY,
            description = "Only what came in, or only what went out",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"CREDIT", "DEBIT"}))
    @Parameter(
            name = REFERENCE,
            in = ParameterIn.QUERY,
            description =
                    "Only what has this reference, or was asked for by the wallet's owner with this client_reference",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 254),
            example = "rent-2026-11")
    @Parameter(
            name = CORRELATION_ID,
            in = ParameterIn.QUERY,
            description = "Only what the request or job with this id did",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "01900c8e-7a1b-7c2d-9e3f-000000000001")
    @APIResponse(
            responseCode = "200",
            description = "A page of it",
            content = @Content(schema = @Schema(implementation = WalletHistoryBody.class)))
    @APIResponse(responseCode = "404", description = "`not-found`: there is no such wallet, or it is not yours")
    public Response list(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @BeanParam PageParameters page) {
        var outcome = wallets.find(id)
                .then(wallet -> pages.read(
                                page,
                                Filter.code(ASSET),
                                Filter.code(KIND),
                                Filter.instant(FROM),
                                Filter.instant(TO),
                                Filter.amount(MIN_AMOUNT),
                                Filter.amount(MAX_AMOUNT),
                                Filter.oneOf(DIRECTION, Side.class),
                                Filter.text(REFERENCE),
                                Filter.code(CORRELATION_ID))
                        .then(this::sensible)
                        .then(query -> Outcome.done(page(wallet, query))));
        return outcome instanceof Done<WalletHistoryBody> done
                ? Response.ok(done.value()).build()
                : Problems.of((Refused<?>) outcome);
    }

    /** What each filter allows, nothing may have altogether: then it was meant otherwise. */
    private Outcome<PageQuery> sensible(PageQuery query) {
        if (query.filter(ASSET).filter(asset -> assets.find(asset).isEmpty()).isPresent()) {
            return refused(ASSET, "There is no such asset here.");
        }
        if (query.filter(KIND)
                .filter(kind -> chart.entryKinds().stream()
                        .noneMatch(known -> known.code().equals(kind)))
                .isPresent()) {
            return refused(KIND, "There is no such kind of entry; GET /api/v1/ledger/chart has all to those who may.");
        }
        var from = query.instant(FROM);
        if (from.isPresent()
                && query.instant(TO).filter(to -> !to.isAfter(from.get())).isPresent()) {
            return refused(TO, "to must be later than from.");
        }
        var min = query.amount(MIN_AMOUNT);
        if (min.isPresent()
                && query.amount(MAX_AMOUNT)
                        .filter(max -> max.compareTo(min.get()) < 0)
                        .isPresent()) {
            return refused(MAX_AMOUNT, "max_amount must not be less than min_amount.");
        }
        return Outcome.done(query);
    }

    private static Outcome<PageQuery> refused(String parameter, String detail) {
        return Outcome.refused(ProblemType.FILTER_INVALID, detail, Map.of("parameter", parameter));
    }

    private WalletHistoryBody page(WalletBalances wallet, PageQuery query) {
        var wanted = new WalletHistory.Wanted(
                query.filter(ASSET),
                query.filter(KIND),
                query.instant(FROM),
                query.instant(TO),
                query.amount(MIN_AMOUNT),
                query.amount(MAX_AMOUNT),
                query.constant(DIRECTION, Side.class),
                query.filter(REFERENCE),
                query.filter(CORRELATION_ID));
        var page = history.page(wallet, wallets.viewer(), wanted, query.request());
        return new WalletHistoryBody(page.map(WalletLineBody::of).items(), pages.next(query, page));
    }

    /** A page of the history of a wallet. */
    @Schema(name = "WalletHistory")
    public record WalletHistoryBody(
            List<WalletLineBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
