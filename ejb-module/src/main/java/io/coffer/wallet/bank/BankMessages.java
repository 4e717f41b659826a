package io.coffer.wallet.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.coffer.crypto.WebhookSignature;
import io.coffer.json.Json;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.deposit.DepositNotice;
import io.coffer.wallet.deposit.Deposits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Checks who sent a message, and gives it to whom it is about. */
@ApplicationScoped
public class BankMessages {

    private static final String DEPOSIT = "deposit";

    @Inject
    private Deposits deposits;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.bank.callback.secret")
    private String secret;

    private record Envelope(@Nullable String type, @Nullable JsonNode data) {}

    /**
     * Takes a message.
     *
     * @return refused with {@code signature-invalid}, with what {@link DepositNotice#read(String)} and {@link Deposits#receive}
     *     refuse
     */
    public Outcome<BankAnswer> receive(SignedMessage message, String correlationId) {
        return signed(message).then(BankMessages::envelope).then(envelope -> dispatch(envelope, correlationId));
    }

    private Outcome<String> signed(SignedMessage message) {
        var id = message.id();
        var timestamp = message.timestamp();
        var signature = message.signature();
        if (id == null
                || timestamp == null
                || signature == null
                || !WebhookSignature.isGood(secret, id, timestamp, signature, message.body(), clock.instant())) {
            return Outcome.refused(
                    ProblemType.SIGNATURE_INVALID, "The message was not signed by the bank, or too long ago.");
        }
        try {
            return Outcome.done(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(message.body()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Outcome.refused(ProblemType.MALFORMED_JSON, "It is not in UTF-8.");
        }
    }

    private static Outcome<Envelope> envelope(String body) {
        try {
            var envelope = Json.mapper().readValue(body, Envelope.class);
            if (envelope == null) {
                return Outcome.refused(ProblemType.MALFORMED_JSON, "There is nothing in it.");
            }
            return Outcome.done(envelope);
        } catch (UnrecognizedPropertyException unknown) {
            return Outcome.refused(
                    ProblemType.UNKNOWN_FIELD,
                    "There is a member that is not known.",
                    Map.of("member", unknown.getPropertyName()));
        } catch (JsonProcessingException e) {
            return Outcome.refused(ProblemType.MALFORMED_JSON, "It is not the JSON that is expected.");
        }
    }

    private Outcome<BankAnswer> dispatch(Envelope envelope, String correlationId) {
        var type = envelope.type();
        var data = envelope.data();
        if (type == null || data == null) {
            var member = type == null ? "type" : "data";
            return Outcome.refused(
                    ProblemType.MISSING_FIELD, "\"" + member + "\" is missing.", Map.of("member", member));
        }
        return switch (type) {
            case DEPOSIT ->
                DepositNotice.read(data)
                        .then(notice -> deposits.receive(notice, correlationId))
                        .then(result -> Outcome.done(new BankAnswer(
                                DEPOSIT,
                                result.deposit().id(),
                                result.deposit().status().name())));
            default ->
                Outcome.refused(ProblemType.INVALID_FIELD, "\"type\" must be deposit.", Map.of("member", "type"));
        };
    }
}
