package io.coffer.wallet.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.crypto.WebhookSignature;
import io.coffer.json.StrictJson;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.deposit.DepositNotice;
import io.coffer.wallet.deposit.Deposits;
import io.coffer.wallet.withdrawal.PayoutNotice;
import io.coffer.wallet.withdrawal.Withdrawals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Checks who sent a message, and gives it to whom it is about. */
@ApplicationScoped
public class BankMessages {

    private static final String DEPOSIT = "deposit";
    private static final String PAYOUT = "payout";

    @Inject
    private Deposits deposits;

    @Inject
    private Withdrawals withdrawals;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.bank.callback.secret")
    private String secret;

    private record Envelope(@Nullable String type, @Nullable JsonNode data) {}

    /**
     * Takes a message.
     *
     * @return refused with {@code signature-invalid}, or as {@link DepositNotice#read(String)}, {@link Deposits#receive}, {@link
     *     PayoutNotice#read} and {@link Withdrawals#told} refuse
     */
    public Outcome<BankAnswer> receive(SignedMessage message, String correlationId) {
        return signed(message)
                .then(body -> StrictJson.read(body, Envelope.class))
                .then(envelope -> dispatch(envelope, correlationId));
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

    private Outcome<BankAnswer> dispatch(Envelope envelope, String correlationId) {
        var type = envelope.type();
        var data = envelope.data();
        if (type == null) {
            return StrictJson.missing("type");
        }
        if (data == null) {
            return StrictJson.missing("data");
        }
        return switch (type) {
            case DEPOSIT ->
                DepositNotice.read(data)
                        .then(notice -> deposits.receive(notice, correlationId))
                        .then(result -> Outcome.done(new BankAnswer(
                                "deposit",
                                result.deposit().id(),
                                result.deposit().status().name())));
            case PAYOUT ->
                PayoutNotice.read(data)
                        .then(withdrawals::told)
                        .then(withdrawal -> Outcome.done(new BankAnswer(
                                "withdrawal",
                                withdrawal.id(),
                                withdrawal.status().name())));
            default -> StrictJson.invalid("type", "must be deposit or payout");
        };
    }
}
