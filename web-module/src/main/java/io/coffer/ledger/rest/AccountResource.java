package io.coffer.ledger.rest;

import io.coffer.edge.Conditional;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.Scoped;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.ledger.Account;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.inquiry.AccountHistory;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The accounts that are kept for the caller. */
@Path("accounts")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class AccountResource {

    @Inject
    private Ledger ledger;

    @Inject
    private AccountHistory history;

    @Inject
    private RequestScope scope;

    @Inject
    private Clock clock;

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.ACCOUNTS_READ)
    @Operation(
            operationId = "getAccount",
            summary = "An account with its balance, what is held of it, and what is available")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountBody.class)))
    public Response get(
            @Parameter(
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = "01900000-0000-7000-8000-000000000e01")
                    @PathParam("id")
                    String id) {
        return Ids.parse(id)
                .flatMap(ledger::find)
                .filter(account -> account.owner().equals(Optional.of(scope.callerId())))
                .map(account -> Response.ok(AccountBody.of(account))
                        .tag(Conditional.tag(account.version()))
                        .build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such account."));
    }

    @GET
    @Path("{id}/balance")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.ACCOUNTS_READ)
    @Operation(operationId = "getAccountBalance", summary = "What is on an account, or was at an instant")
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
        var instant = InstantParameter.read("at", at, clock);
        if (instant instanceof Refused<?> refused) {
            return Problems.of(refused);
        }
        return Ids.parse(id)
                .flatMap(account -> history.balance(account, instant.orElseThrow()))
                .filter(found -> found.account().owner().equals(Optional.of(scope.callerId())))
                .map(found -> Response.ok(BalanceBody.of(found)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such account."));
    }

    /** An account as its owner sees it. */
    @Schema(name = "Account")
    public record AccountBody(
            UUID accountId, String name, String asset, String status, String balance, String held, String available) {

        static AccountBody of(Account account) {
            return new AccountBody(
                    account.id(),
                    account.name(),
                    account.asset().code(),
                    account.status().name(),
                    account.balance().plain(),
                    account.held().plain(),
                    account.available().plain());
        }
    }
}
