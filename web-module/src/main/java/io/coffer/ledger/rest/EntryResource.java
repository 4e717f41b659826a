package io.coffer.ledger.rest;

import io.coffer.approval.Approvals;
import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.edge.IdempotencyHeader;
import io.coffer.edge.MaxBody;
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
import io.coffer.ledger.inquiry.Journal;
import io.coffer.ledger.posting.PostingAnswer;
import io.coffer.ledger.posting.PostingBatches;
import io.coffer.ledger.posting.ProposedEntry;
import io.coffer.ledger.posting.ProposedReversal;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

/** The entries of the journal: found, posted by systems, and proposed by people. */
@Path("ledger")
@Tag(name = "Ledger")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class EntryResource {

    private static final String REFERENCE = "reference";
    private static final String CORRELATION_ID = "correlation_id";

    @Inject
    private Journal journal;

    @Inject
    private PostingBatches batches;

    @Inject
    private ProposedEntry entryProposals;

    @Inject
    private ProposedReversal reversalProposals;

    @Inject
    private Approvals approvals;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @GET
    @Path("entries")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "listEntries", summary = "The entries of the journal; the newest first")
    @Parameter(
            name = REFERENCE,
            in = ParameterIn.QUERY,
            description = "Only the one with this reference",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:/-]{1,120}"),
            example = "case-4711")
    @Parameter(
            name = CORRELATION_ID,
            in = ParameterIn.QUERY,
            description = "Only those of the request or job with this id",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "01900c8e-7a1b-7c2d-9e3f-000000000001")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(schema = @Schema(implementation = EntriesBody.class)))
    public Response list(@BeanParam PageParameters page) {
        return answer(pages.read(page, Filter.reference(REFERENCE), Filter.code(CORRELATION_ID))
                .then(query -> Outcome.done(entries(query))));
    }

    @GET
    @Path("entries/{id}")
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getEntry", summary = "An entry with all its lines, and what took it back")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = JournalEntryBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(journal::find)
                .map(entry -> Response.ok(JournalEntryBody.of(entry)).build())
                .orElseGet(() -> Problems.of(ProblemType.NOT_FOUND, "There is no such entry."));
    }

    @POST
    @Path("entries")
    @RolesAllowed(Role.CHANNEL)
    @Scoped(Scope.LEDGER_POST)
    @MaxBody(PostingRequestBody.MAX_BYTES)
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "token")
    @SecurityRequirement(name = "api-key")
    @Operation(
            operationId = "postEntries",
            summary = "Post up to a thousand entries to whatever accounts",
            description = "For back-office systems. All are posted in one transaction: either all or none, or each for"
                    + " itself. Sent again with the same `Idempotency-Key`, it answers the same, with"
                    + " `Idempotency-Replayed: true`, and nothing is posted again. A dry run uses no key up.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PostingRequestBody.class),
                            examples = @ExampleObject(name = "a case", value = PostingRequestBody.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "What came of each; in a batch that is all or nothing, all are posted",
            content = @Content(schema = @Schema(implementation = PostingAnswerBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`idempotency-key-missing`, `idempotency-key-invalid`, `amount-format`")
    @APIResponse(
            responseCode = "409",
            description = "All or nothing: `duplicate-reference`, `entry_id` says which entry has it; `period-closed`."
                    + " `index` and `reference` say which entry was refused")
    @APIResponse(
            responseCode = "422",
            description = "`idempotency-key-reused`; all or nothing: `unbalanced`, `asset-mismatch`, `unknown-account`,"
                    + " `posting-not-allowed`, `insufficient-funds`, `account-frozen`: it is closed; `amount-scale`,"
                    + " `amount-not-positive`, `amount-too-large`. `index` and `reference` say which entry was refused")
    public Response post(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, PostingRequestBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read(scope.actor(), name))
                .then(batches::post);
        if (outcome instanceof Done<PostingAnswer> done) {
            var answer = Response.ok(PostingAnswerBody.of(done.value()));
            return (done.value().replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
        }
        return Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("entry-proposals")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeEntry",
            summary = "Propose an entry",
            description =
                    "It is posted when somebody else approves it. What could not be posted now is refused at once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = EntryProposalBody.class),
                            examples = @ExampleObject(name = "a case", value = EntryProposalBody.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "400", description = "`amount-format`")
    @APIResponse(
            responseCode = "409",
            description = "`approval-pending`: an entry with this reference is proposed already, `Location` says where;"
                    + " `duplicate-reference`: `entry_id` says which entry has it; `period-closed`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unbalanced`, `asset-mismatch`, `unknown-account`, `posting-not-allowed`,"
                            + " `insufficient-funds`, `account-frozen`: it is closed; `amount-scale`, `amount-not-positive`, `amount-too-large`")
    public Response propose(EntryProposalBody body) {
        return Proposals.answer(body.read()
                .then(read -> approvals.propose(entryProposals.proposal(read.entry(), read.reason()), scope.actor())));
    }

    @POST
    @Path("entries/{id}/reversal-proposals")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeReversal",
            summary = "Propose to take back an entry, or a part of it",
            description =
                    "It is taken back when somebody else approves it. What could not be taken back now is refused at"
                            + " once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReversalProposalBody.class),
                            examples = @ExampleObject(name = "all of it", value = ReversalProposalBody.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "400", description = "`amount-format`")
    @APIResponse(
            responseCode = "409",
            description = "`already-reversed`: less is left of it; `entry-not-reversible`: it belongs to a deposit,"
                    + " a withdrawal, or a payment under way; `approval-pending`: a reversal of it is proposed already,"
                    + " `Location` says where")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unbalanced`, `insufficient-funds`, `posting-not-allowed`: it is a reversal itself;"
                            + " `account-frozen`: an account is closed; `amount-scale`, `amount-not-positive`, `amount-too-large`")
    public Response proposeReversal(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            ReversalProposalBody body) {
        return Proposals.answer(Ids.parse(id)
                .map(Outcome::done)
                .orElseGet(EntryResource::notFound)
                .then(entry -> body.read()
                        .then(read -> approvals.propose(
                                reversalProposals.proposal(entry, read.order(), read.reason()), scope.actor()))));
    }

    private EntriesBody entries(PageQuery query) {
        var page = journal.find(query.filter(REFERENCE), query.filter(CORRELATION_ID), query.request());
        return new EntriesBody(page.map(JournalEntryBody::of).items(), pages.next(query, page));
    }

    private static <T> Outcome<T> notFound() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such entry.");
    }

    private static Response answer(Outcome<?> outcome) {
        return outcome instanceof Done<?> done ? Response.ok(done.value()).build() : Problems.of((Refused<?>) outcome);
    }

    /** A page of entries. */
    @Schema(name = "LedgerEntries")
    public record EntriesBody(
            List<JournalEntryBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}
}
