package io.coffer.kyc.rest;

import io.coffer.approval.rest.ApprovalBody;
import io.coffer.approval.rest.Proposals;
import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.kyc.review.Decided;
import io.coffer.kyc.review.RejectionReason;
import io.coffer.kyc.review.ReviewCase;
import io.coffer.kyc.review.Reviews;
import io.coffer.kyc.review.SubmissionState;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** What customers submitted, for those who decide about it. Each look at details or documents is in the audit trail. */
@Path("kyc/reviews")
@Tag(name = "Reviews")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class ReviewResource {

    private static final String STATUS = "status";
    private static final String CUSTOMER = "customer";
    private static final String PDF = "application/pdf";
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final int MAX_TEXT = 500;

    @Inject
    private Reviews reviews;

    @Inject
    private Pages pages;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(operationId = "listKycReviews", summary = "What customers submitted; the oldest first")
    @Parameter(
            name = STATUS,
            in = ParameterIn.QUERY,
            description = "Only those in this state; REVIEW is what waits for a reviewer",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"SCANNING", "SCREENING", "REVIEW", "APPROVED", "REJECTED", "WITHDRAWN"}))
    @Parameter(
            name = CUSTOMER,
            in = ParameterIn.QUERY,
            description = "Only those of this customer",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @APIResponse(
            responseCode = "200",
            description = "A page of reviews",
            content = @Content(schema = @Schema(implementation = ReviewsBody.class)))
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page, Filter.oneOf(STATUS, SubmissionState.class), Filter.id(CUSTOMER));
        return query instanceof Done<PageQuery> done
                ? Response.ok(read(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(operationId = "getKycReview", summary = "A submission with details, documents and screening")
    @APIResponse(
            responseCode = "200",
            description = "All that is needed to decide",
            content = @Content(schema = @Schema(implementation = ReviewBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        var outcome = id(id).then(review -> reviews.look(review, scope.actor()));
        return outcome instanceof Done<ReviewCase> done
                ? Response.ok(ReviewBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    @GET
    @Path("{id}/documents/{document}")
    @Produces({PDF, JPEG, PNG})
    @RolesAllowed({Role.OPERATOR, Role.APPROVER, Role.AUDITOR})
    @Operation(operationId = "getKycReviewDocument", summary = "The content of a document")
    @APIResponse(
            responseCode = "200",
            description = "The content",
            content = {
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: there is no such document in this submission, or it is not clean")
    public Response document(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("document")
                    String document) {
        return ContentAnswer.of(id(id).then(
                        review -> id(document).then(known -> reviews.document(review, known, scope.actor()))));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveKycReview",
            summary = "Approve a submission",
            description = "Grants its level. If the screening had a match, this proposes it: an approver has to agree.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalRequestBody.class),
                            examples = {
                                @ExampleObject(name = "clear", value = "{}"),
                                @ExampleObject(
                                        name = "after a match",
                                        value = "{\"reason\":\"Another year of birth, and another middle name\"}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "It is approved",
            content = @Content(schema = @Schema(implementation = ReviewBody.SummaryBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is proposed to somebody else",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ApprovalBody.class)))
    @APIResponse(responseCode = "400", description = "`missing-field`: after a match, say why")
    @APIResponse(responseCode = "403", description = "`self-approval`: it is your own")
    @APIResponse(
            responseCode = "409",
            description = "`review-closed`: it is decided, or not ready; `approval-pending`: it is proposed already")
    @APIResponse(responseCode = "422", description = "`document-expired`")
    public Response approve(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            ApprovalRequestBody body) {
        return answer(id(id).then(
                        review -> body.read().then(reason -> reviews.approve(review, reason, scope.actor()))));
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectKycReview",
            summary = "Reject a submission",
            description = "The customer is told the reason and the text, but for SANCTIONS_MATCH and SUSPECTED_FRAUD."
                    + " SANCTIONS_MATCH takes back all levels that were granted before.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RejectionBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "unreadable",
                                            value = "{\"reason\":\"DOCUMENT_UNREADABLE\","
                                                    + "\"text\":\"The date of birth is in the shade.\"}")))
    @APIResponse(
            responseCode = "200",
            description = "It is rejected",
            content = @Content(schema = @Schema(implementation = ReviewBody.SummaryBody.class)))
    @APIResponse(responseCode = "403", description = "`self-approval`: it is your own")
    @APIResponse(responseCode = "409", description = "`review-closed`: it is decided, or not ready")
    public Response reject(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            RejectionBody body) {
        return answer(id(id).then(review ->
                body.read().then(read -> reviews.reject(review, read.reason(), read.text(), scope.actor()))));
    }

    private ReviewsBody read(PageQuery query) {
        var page = reviews.find(query.constant(STATUS, SubmissionState.class), query.id(CUSTOMER), query.request());
        return new ReviewsBody(page.map(ReviewBody.SummaryBody::of).items(), pages.next(query, page));
    }

    private static Response answer(Outcome<Decided> outcome) {
        if (outcome instanceof Done<Decided> done && done.value().proposal().isEmpty()) {
            return Response.ok(ReviewBody.SummaryBody.of(done.value().submission()))
                    .build();
        }
        return Proposals.answer(
                outcome.then(decided -> Outcome.done(decided.proposal().orElseThrow())));
    }

    private static Outcome<UUID> id(String text) {
        return Ids.parse(text)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such review."));
    }

    /** A page of reviews. */
    @Schema(name = "KycReviews")
    public record ReviewsBody(
            List<ReviewBody.SummaryBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}

    /** Why a submission is approved. */
    @Schema(name = "KycApproval")
    public record ApprovalRequestBody(
            @Schema(
                    description = "Must be there after a match; for whoever decides or asks later, no personal data",
                    maxLength = MAX_TEXT)
            @Nullable
            String reason) {

        Outcome<Optional<String>> read() {
            var members = new Members();
            return members.orRefused(members.optionalText("reason", reason, MAX_TEXT));
        }
    }

    /** Why a submission is rejected. */
    @Schema(name = "KycRejection")
    public record RejectionBody(
            @Schema(
                    required = true,
                    enumeration = {
                        "DOCUMENT_UNREADABLE",
                        "DOCUMENT_NOT_ACCEPTED",
                        "DOCUMENT_EXPIRED",
                        "DOCUMENT_INFECTED",
                        "DETAILS_MISMATCH",
                        "SANCTIONS_MATCH",
                        "SUSPECTED_FRAUD",
                        "OTHER"
                    },
                    example = "DOCUMENT_UNREADABLE")
            @Nullable
            String reason,

            @Schema(
                    required = true,
                    description = "For the customer, if the reason is told; kept sealed",
                    maxLength = MAX_TEXT)
            @Nullable
            String text) {

        /** What was read of it. */
        record Read(RejectionReason reason, Optional<String> text) {}

        Outcome<Read> read() {
            var members = new Members();
            return members.orRefused(new Read(
                    members.choice("reason", reason, RejectionReason.class),
                    Optional.of(members.text("text", text, MAX_TEXT))));
        }
    }
}
