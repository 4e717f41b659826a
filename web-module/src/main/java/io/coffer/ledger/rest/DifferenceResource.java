package io.coffer.ledger.rest;

import io.coffer.edge.Problems;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.identity.Role;
import io.coffer.ledger.replay.Differences;
import io.coffer.problem.Done;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
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

/** Where the books are not what the journal says. */
@Path("ledger/differences")
@Tag(name = "Ledger")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class DifferenceResource {

    private static final String ACCOUNT = "account";
    private static final String STATE = "state";

    @Inject
    private Differences differences;

    @Inject
    private Pages pages;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(
            operationId = "listLedgerDifferences",
            summary = "What ledger-replay and ledger-invariants found; the newest first")
    @Parameter(
            name = ACCOUNT,
            in = ParameterIn.QUERY,
            description = "Only those of this account",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = STATE,
            in = ParameterIn.QUERY,
            description =
                    "`OPEN`: only those that the last run found; `SETTLED`: only those that it did not find any more",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"OPEN", "SETTLED"}))
    @APIResponse(
            responseCode = "200",
            description = "A page of differences",
            content = @Content(schema = @Schema(implementation = DifferencesBody.class)))
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page, Filter.id(ACCOUNT), Filter.oneOf(STATE, Differences.State.class));
        return query instanceof Done<PageQuery> done
                ? Response.ok(differences(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    private DifferencesBody differences(PageQuery query) {
        var page = differences.find(query.id(ACCOUNT), query.constant(STATE, Differences.State.class), query.request());
        return new DifferencesBody(page.map(DifferenceBody::of).items(), pages.next(query, page));
    }

    /** A page of differences. */
    @Schema(name = "LedgerDifferences")
    public record DifferencesBody(
            List<DifferenceBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}

    /** A difference as it was when it was found. */
    @Schema(name = "LedgerDifference")
    public record DifferenceBody(
            UUID differenceId,

            @Schema(
                    example = "BALANCE",
                    enumeration = {
                        "BALANCE",
                        "POSTINGS",
                        "LAST_BALANCE",
                        "HELD",
                        "SEQUENCE",
                        "POSTED_AT",
                        "BALANCE_AFTER",
                        "OVERDRAWN",
                        "ORPHAN",
                        "STRIPES",
                        "INCOMPLETE",
                        "UNBALANCED",
                        "MISPLACED",
                        "OVER_REVERSED"
                    })
            String kind,

            @Nullable UUID accountId,
            @Nullable UUID entryId,

            @Schema(
                    description = "Where in the account or the entry; absent if it is about all of it",
                    example = "sequence 5")
            @Nullable
            String place,

            @Schema(example = "87.50") String expected,
            @Schema(example = "87.51") String found,
            Instant foundAt,

            @Schema(description = "The execution of the job that found it", example = "17")
            long jobExecution,

            @Schema(description = "When a later run did not find it any more") @Nullable
            Instant resolvedAt) {

        static DifferenceBody of(Differences.Listed listed) {
            var difference = listed.difference();
            return new DifferenceBody(
                    difference.id(),
                    difference.kind().name(),
                    difference.account().orElse(null),
                    difference.entry().orElse(null),
                    difference.place().isEmpty() ? null : difference.place(),
                    difference.expected(),
                    difference.found(),
                    difference.foundAt(),
                    difference.jobExecution(),
                    listed.settledAt().orElse(null));
        }
    }
}
