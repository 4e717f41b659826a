package io.coffer.payment.rest;

import io.coffer.edge.Conditional;
import io.coffer.edge.IdempotencyHeader;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.edge.Scoped;
import io.coffer.edge.limit.Cost;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.ledger.JournalEntry;
import io.coffer.payment.Payment;
import io.coffer.payment.Payments;
import io.coffer.problem.Done;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import java.util.UUID;
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

/** Payments: ask for one, follow it, see what was posted for it. */
@Path("payments")
@Tag(name = "Payments")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class PaymentResource {

    private static final String LIST = "/api/v1/payments";

    @Inject
    private Payments payments;

    @Inject
    private RequestScope scope;

    @POST
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Cost(5)
    @Scoped(Scope.PAYMENTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPayment",
            summary = "Ask for a payment",
            description = "Answers as soon as the payment is safe: from then on it is worked on until its end, whatever"
                    + " happens to any process. Send the same `Idempotency-Key` when you did not get the answer.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PaymentRequestBody.class),
                            examples = @ExampleObject(name = "EUR to PHP", value = PaymentRequestBody.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted; the payment is PENDING and its amount is held on the source account",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PaymentBody.class)))
    @APIResponse(
            responseCode = "400",
            description = "`idempotency-key-missing`, `idempotency-key-invalid`, `amount-format`")
    @APIResponse(
            responseCode = "409",
            description =
                    "`duplicate-payment`: the key or the client_reference names an earlier payment; `payment_id` and"
                            + " `Location` say which")
    @APIResponse(
            responseCode = "422",
            description =
                    "`insufficient-funds`, `kyc-required`, `limit-exceeded`, `amount-scale`, `amount-not-positive`, `amount-too-large`, `amount-too-small`,"
                            + " `unknown-currency`, `unknown-account`, `asset-mismatch`, `same-account`, `account-frozen`,"
                            + " `idempotency-key-reused`")
    public Response create(@HeaderParam(IdempotencyHeader.NAME) @Nullable String key, PaymentRequestBody body) {
        var outcome = IdempotencyHeader.read(key)
                .then(name -> body.read(scope.caller(), name, scope.correlationId()))
                .then(payments::accept);
        if (outcome instanceof Done<Payment> done) {
            var payment = done.value();
            return Response.accepted(PaymentBody.accepted(payment))
                    .header(HttpHeaders.LOCATION, location(payment.id()))
                    .build();
        }
        return Problems.of((Refused<?>) outcome, "payment_id", LIST);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.PAYMENTS_READ)
    @Operation(operationId = "getPayment", summary = "A payment with its status history")
    @APIResponse(
            responseCode = "200",
            description = "The payment",
            content = @Content(schema = @Schema(implementation = PaymentBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(payment -> payments.find(scope.callerId(), payment))
                .map(story -> Response.ok(PaymentBody.of(story))
                        .tag(Conditional.tag(story.payment().version()))
                        .build())
                .orElseGet(PaymentResource::notFound);
    }

    @GET
    @Path("{id}/entries")
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER})
    @Scoped(Scope.PAYMENTS_READ)
    @Operation(
            operationId = "getPaymentEntries",
            summary = "What was posted for a payment",
            description = "One journal entry for each leg; its postings sum to zero in each asset.")
    @APIResponse(
            responseCode = "200",
            description = "The entries, the first one first",
            content = @Content(schema = @Schema(implementation = EntriesBody.class)))
    public Response entries(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(payment -> payments.entries(scope.callerId(), payment)
                        .map(entries -> Response.ok(EntriesBody.of(payment, entries))
                                .tag(Conditional.tagOf(
                                        entries.stream().map(JournalEntry::id).toArray()))
                                .build()))
                .orElseGet(PaymentResource::notFound);
    }

    private static Response notFound() {
        return Problems.of(ProblemType.NOT_FOUND, "There is no such payment.");
    }

    private static String location(UUID payment) {
        return LIST + "/" + payment;
    }

    /** The entries of one payment. */
    @Schema(name = "PaymentEntries")
    public record EntriesBody(UUID paymentId, List<EntryBody> entries) {

        static EntriesBody of(UUID paymentId, List<JournalEntry> entries) {
            return new EntriesBody(
                    paymentId, entries.stream().map(EntryBody::of).toList());
        }
    }
}
