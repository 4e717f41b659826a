package io.coffer.ledger.rest;

import io.coffer.edge.Problems;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.ledger.inquiry.AccountHistory;
import io.coffer.ledger.inquiry.HouseBalances;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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

/** All accounts as the house sees them: its own with their balances, and the history of any. */
@Path("ledger/accounts")
@Tag(name = "Ledger")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class LedgerAccountResource {

    private static final String KIND = "kind";
    private static final String ASSET = "asset";

    @Inject
    private HouseBalances house;

    @Inject
    private AccountHistory history;

    @Inject
    private Pages pages;

    @Inject
    private Clock clock;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listHouseAccounts", summary = "The house's own accounts with their balances, by code")
    @Parameter(
            name = KIND,
            in = ParameterIn.QUERY,
            description = "Only those of this kind",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "suspense")
    @Parameter(
            name = ASSET,
            in = ParameterIn.QUERY,
            description = "Only those in this asset",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "EUR")
    @APIResponse(
            responseCode = "200",
            description = "A page of accounts",
            content = @Content(schema = @Schema(implementation = HouseAccountsBody.class)))
    public Response list(@BeanParam PageParameters page) {
        return answer(
                pages.read(page, Filter.code(KIND), Filter.code(ASSET)).then(query -> Outcome.done(accounts(query))));
    }

    @GET
    @Path("{id}/balance")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(
            operationId = "getLedgerBalance",
            summary = "What is on any account, or was at an instant",
            description = "What was posted in that instant counts. Before its first posting an account has nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The balance",
            content = @Content(schema = @Schema(implementation = BalanceBody.class)))
    @APIResponse(responseCode = "400", description = "`filter-invalid`: `at` is no instant of the past")
    public Response balance(
            @Parameter(
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = "01900000-0000-7000-8000-000000000e01")
                    @PathParam("id")
                    String id,
            @Parameter(
                            description = "When, in UTC; now if it is left out",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = InstantParameter.EXAMPLE)
                    @QueryParam("at")
                    @Nullable
                    String at) {
        return answer(existing(id)
                .then(account -> InstantParameter.read("at", at, clock)
                        .then(instant -> history.balance(account, instant)
                                .map(BalanceBody::of)
                                .map(Outcome::done)
                                .orElseGet(LedgerAccountResource::notFound))));
    }

    @GET
    @Path("{id}/lines")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(
            operationId = "listAccountLines",
            summary = "What was posted to any account, with the balance after it; the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of postings",
            content = @Content(schema = @Schema(implementation = AccountLinesBody.class)))
    public Response lines(
            @Parameter(
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = "01900000-0000-7000-8000-000000000e01")
                    @PathParam("id")
                    String id,
            @BeanParam PageParameters page) {
        return answer(existing(id).then(account -> pages.read(page).then(query -> lines(account, query))));
    }

    private HouseAccountsBody accounts(PageQuery query) {
        var page = house.find(query.filter(KIND), query.filter(ASSET), query.request());
        return new HouseAccountsBody(page.map(HouseAccountBody::of).items(), pages.next(query, page));
    }

    private Outcome<AccountLinesBody> lines(UUID account, PageQuery query) {
        return history.lines(account, query.request())
                .map(page -> Outcome.done(
                        new AccountLinesBody(page.map(HistoryLineBody::of).items(), pages.next(query, page))))
                .orElseGet(LedgerAccountResource::notFound);
    }

    private static Outcome<UUID> existing(String id) {
        return Ids.parse(id).map(Outcome::done).orElseGet(LedgerAccountResource::notFound);
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such account.");
    }

    private static Response answer(Outcome<?> outcome) {
        return outcome instanceof Done<?> done ? Response.ok(done.value()).build() : Problems.of((Refused<?>) outcome);
    }

    /** A page of the house's accounts. */
    @Schema(name = "HouseAccounts")
    public record HouseAccountsBody(
            List<HouseAccountBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}

    /** A page of the history of an account. */
    @Schema(name = "AccountLines")
    public record AccountLinesBody(
            List<HistoryLineBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
