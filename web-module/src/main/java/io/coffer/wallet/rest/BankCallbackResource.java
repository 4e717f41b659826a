package io.coffer.wallet.rest;

import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.wallet.bank.BankAnswer;
import io.coffer.wallet.bank.BankMessages;
import io.coffer.wallet.bank.SignedMessage;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the bank tells what happened on the house's account. */
@Path("bank/callbacks")
@Tag(name = "Bank")
@Produces(MediaType.APPLICATION_JSON)
public class BankCallbackResource {

    @Inject
    private BankMessages messages;

    @Inject
    private RequestScope scope;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receiveBankMessage",
            summary = "Take a message of the bank's",
            description =
                    "For the bank. The message is signed as Standard Webhooks says, with the shared secret, no longer than"
                            + " five minutes ago. Sent again, it gets the same answer, and nothing is posted again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = BankMessageBody.class),
                            examples = {
                                @ExampleObject(name = "a deposit", value = BankMessageBody.EXAMPLE),
                                @ExampleObject(name = "a payout", value = BankMessageBody.PAYOUT_EXAMPLE)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "It is recorded",
            content = @Content(schema = @Schema(implementation = BankAnswerBody.class)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: a header is missing; `amount-format`")
    @APIResponse(responseCode = "401", description = "`signature-invalid`")
    @APIResponse(responseCode = "404", description = "`not-found`: the payout is none of ours")
    @APIResponse(
            responseCode = "409",
            description = "`duplicate-bank-transaction`: the id names something else that came in; `deposit_id` or"
                    + " `withdrawal_id` says what;"
                    + " `withdrawal-state`: it contradicts what became of the withdrawal")
    @APIResponse(
            responseCode = "422",
            description = "`unknown-currency`, `amount-scale`, `amount-not-positive`, `amount-too-large`")
    public Response receive(
            @Parameter(required = true, description = "The message's own id", example = "msg_2026_11_21_0001")
                    @HeaderParam("webhook-id")
                    @Nullable
                    String id,
            @Parameter(
                            required = true,
                            description = "When it was signed, in seconds since 1970",
                            schema = @Schema(type = SchemaType.STRING, pattern = "[0-9]{1,12}", example = "1795240682"))
                    @HeaderParam("webhook-timestamp")
                    @Nullable
                    String timestamp,
            @Parameter(
                            required = true,
                            description = "v1, and the HMAC-SHA-256 in base64",
                            example = "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")
                    @HeaderParam("webhook-signature")
                    @Nullable
                    String signature,
            byte[] body) {
        var outcome = message(id, timestamp, signature, body)
                .then(message -> messages.receive(message, scope.correlationId()));
        return outcome instanceof Done<BankAnswer> done
                ? Response.ok(BankAnswerBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    private static Outcome<SignedMessage> message(
            @Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        return id == null || timestamp == null || signature == null
                ? Outcome.refused(
                        ProblemType.INVALID_REQUEST,
                        "webhook-id, webhook-timestamp and webhook-signature must be there.")
                : Outcome.done(new SignedMessage(id, timestamp, signature, body));
    }

    /** What became of a message. */
    @Schema(name = "BankAnswer")
    public record BankAnswerBody(
            @Schema(
                    description = "What it is about",
                    enumeration = {"deposit", "withdrawal"})
            String kind,

            UUID id,

            @Schema(description = "Of the deposit or the withdrawal, now", example = "CREDITED")
            String status) {

        static BankAnswerBody of(BankAnswer answer) {
            return new BankAnswerBody(answer.kind(), answer.id(), answer.status());
        }
    }
}
