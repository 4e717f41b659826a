package io.coffer.kyc.rest;

import io.coffer.edge.MaxBody;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.kyc.CustomerDetails;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.document.DocumentFormat;
import io.coffer.kyc.document.DocumentKind;
import io.coffer.kyc.document.Documents;
import io.coffer.kyc.document.Upload;
import io.coffer.kyc.review.Overviews;
import io.coffer.kyc.review.Submission;
import io.coffer.kyc.review.Submissions;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
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

/** Customers, about themselves: who they are, what proves it, and what they may do for that reason. */
@Path("me/kyc")
@Tag(name = "Knowing the customer")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class MyKycResource {

    private static final String PDF = "application/pdf";
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    @Inject
    private Overviews overviews;

    @Inject
    private Documents documents;

    @Inject
    private Submissions submissions;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed(Role.CUSTOMER)
    @Operation(
            operationId = "getMyKyc",
            summary = "Your level, your limits, and what there is to do",
            description = "Levels are 0 (an account), 1 (personal details), 2 (an identity document) and 3 (a proof of"
                    + " address or of the source of funds). At level 0 no money moves.")
    @APIResponse(
            responseCode = "200",
            description = "Where you stand",
            content = @Content(schema = @Schema(implementation = KycBody.class)))
    public Response get() {
        return Response.ok(KycBody.of(overviews.own(scope.callerId()))).build();
    }

    @PUT
    @Path("details")
    @RolesAllowed(Role.CUSTOMER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putMyKycDetails",
            summary = "Say who you are",
            description =
                    "Replaces what you said before, unless that was submitted: then it stays with its submission and"
                            + " these are the details of your next one.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DetailsBody.class),
                            examples = @ExampleObject(name = "details", value = DetailsBody.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The details as they are now",
            content = @Content(schema = @Schema(implementation = DetailsBody.class)))
    public Response putDetails(DetailsBody body) {
        var outcome = body.read().then(details -> overviews.putDetails(scope.callerId(), details, scope.actor()));
        return outcome instanceof Done<CustomerDetails.Kept> done
                ? Response.ok(DetailsBody.of(done.value().details())).build()
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("documents")
    @RolesAllowed(Role.CUSTOMER)
    @MaxBody(Documents.MAX_BYTES)
    @Consumes({PDF, JPEG, PNG})
    @Operation(
            operationId = "uploadMyKycDocument",
            summary = "Upload a document",
            description =
                    "The body is the file itself, 5 MiB at most. It is kept sealed, and scanned for malware before"
                            + " anybody sees it: follow its `status` in `GET /me/kyc`.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "202",
            description = "It is kept and waits for the scanner",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where its content is, once it is clean",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: `kind` or `expires_on` is missing or not allowed")
    @APIResponse(responseCode = "409", description = "`too-many-documents`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`document-type`: it is no complete PDF, JPEG or PNG, or not the one that `Content-Type` says;"
                            + " `document-unsafe`; `document-expired`")
    public Response upload(
            @Parameter(
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "PASSPORT",
                                                "IDENTITY_CARD",
                                                "RESIDENCE_PERMIT",
                                                "PROOF_OF_ADDRESS",
                                                "SOURCE_OF_FUNDS"
                                            }))
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(
                            description =
                                    "The last day of its validity; with identity documents only, and required there",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("expires_on")
                    @Nullable
                    String expiresOn,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            byte[] content) {
        var outcome = kind(kind)
                .then(known -> day(expiresOn)
                        .then(lastDay -> documents.take(
                                new Upload(scope.callerId(), known, format(contentType), lastDay),
                                content,
                                scope.actor())));
        if (outcome instanceof Done<Document> done) {
            return Response.accepted(DocumentBody.of(done.value()))
                    .type(MediaType.APPLICATION_JSON)
                    .header(
                            HttpHeaders.LOCATION,
                            "/api/v1/me/kyc/documents/" + done.value().id())
                    .build();
        }
        return Problems.of((Refused<?>) outcome);
    }

    @GET
    @Path("documents/{id}")
    @Produces({PDF, JPEG, PNG})
    @RolesAllowed(Role.CUSTOMER)
    @Operation(operationId = "getMyKycDocument", summary = "The content of one of your documents")
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
            description = "`not-found`: there is no such document, it is not yours, or it is not clean")
    public Response document(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return ContentAnswer.of(id(id).then(document -> overviews.document(scope.callerId(), document)));
    }

    @DELETE
    @Path("documents/{id}")
    @RolesAllowed(Role.CUSTOMER)
    @Operation(operationId = "removeMyKycDocument", summary = "Remove a document that is in no submission")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "409", description = "`document-in-use`: it was submitted")
    public Response removeDocument(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return gone(id, (customer, document) -> documents.remove(customer, document, scope.actor()));
    }

    @POST
    @Path("submissions")
    @RolesAllowed(Role.CUSTOMER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitMyKyc",
            summary = "Ask for a level",
            description =
                    "With your newest details and some documents: level 1 takes none, level 2 an identity document,"
                            + " level 3 a proof of address or of the source of funds. Documents that are not scanned yet are waited"
                            + " for. Submit again for a level that you have to renew it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SubmissionRequestBody.class),
                            examples = {
                                @ExampleObject(name = "level 1", value = "{\"level\":1,\"documents\":[]}"),
                                @ExampleObject(name = "level 2", value = SubmissionRequestBody.EXAMPLE)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "It is under way: follow it in `GET /me/kyc`",
            content = @Content(schema = @Schema(implementation = SubmissionBody.class)))
    @APIResponse(responseCode = "409", description = "`submission-open`: another one is not decided yet")
    @APIResponse(
            responseCode = "422",
            description = "`submission-incomplete`, `document-expired`; `kyc-required`: a lower level comes first")
    public Response submit(SubmissionRequestBody body) {
        var outcome = body.read()
                .then(read -> submissions.submit(scope.callerId(), read.level(), read.documents(), scope.actor()));
        return outcome instanceof Done<Submission> done
                ? Response.accepted(SubmissionBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    @DELETE
    @Path("submissions/{id}")
    @RolesAllowed(Role.CUSTOMER)
    @Operation(operationId = "withdrawMyKycSubmission", summary = "Take a submission back that is not decided yet")
    @APIResponse(responseCode = "204", description = "It is withdrawn")
    @APIResponse(responseCode = "409", description = "`review-closed`: it is decided")
    public Response withdraw(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return gone(id, (customer, submission) -> submissions.withdraw(customer, submission, scope.actor()));
    }

    private Response gone(String id, BiFunction<UUID, UUID, Outcome<?>> action) {
        var outcome = id(id).then(known -> action.apply(scope.callerId(), known).then(Outcome::done));
        return outcome instanceof Refused<?> refused
                ? Problems.of(refused)
                : Response.noContent().build();
    }

    private static Outcome<UUID> id(String text) {
        return Ids.parse(text)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such thing."));
    }

    /** Nothing else gets past {@code @Consumes}. */
    private static DocumentFormat format(String contentType) {
        var type = MediaType.valueOf(contentType);
        return DocumentFormat.ofMediaType(type.getType() + "/" + type.getSubtype())
                .orElseThrow();
    }

    private static Outcome<DocumentKind> kind(@Nullable String text) {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(
                        ProblemType.INVALID_REQUEST,
                        "kind must be one of "
                                + Arrays.stream(DocumentKind.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static Outcome<Optional<LocalDate>> day(@Nullable String text) {
        try {
            return Outcome.done(Optional.ofNullable(text).map(LocalDate::parse).filter(day -> day.getYear() <= 9999));
        } catch (DateTimeException e) {
            return Outcome.refused(ProblemType.INVALID_REQUEST, "expires_on must be a date such as 2030-02-28.");
        }
    }
}
