package io.coffer.wallet.deposit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.coffer.crypto.Digests;
import io.coffer.json.Json;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the bank tells of money that came. Its form is {@code docs/bank-deposit.v1.schema.json}.
 *
 * @param bankTransactionId the bank's name for it
 * @param reference what the payer wrote; may be empty
 * @param amount decimal text
 */
public record DepositNotice(String bankTransactionId, String reference, String currency, String amount) {

    public static final int MAX_REFERENCE = 140;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private record Body(
            @Nullable String bankTransactionId,
            @Nullable String reference,
            @Nullable String currency,
            @Nullable String amount) {}

    /**
     * Reads a notice.
     *
     * @return refused with {@code malformed-json}, {@code unknown-field}, {@code missing-field} or {@code invalid-field}
     */
    public static Outcome<DepositNotice> read(String json) {
        try {
            return checked(Json.mapper().readValue(json, Body.class));
        } catch (JsonProcessingException e) {
            return refused(e);
        }
    }

    /** As {@link #read(String)}, for what is a part of something else. */
    public static Outcome<DepositNotice> read(JsonNode json) {
        try {
            return checked(Json.mapper().treeToValue(json, Body.class));
        } catch (JsonProcessingException e) {
            return refused(e);
        }
    }

    private static Outcome<DepositNotice> checked(@Nullable Body body) {
        if (body == null) {
            return Outcome.refused(ProblemType.MALFORMED_JSON, "There is nothing in it.");
        }
        var id = body.bankTransactionId();
        var currency = body.currency();
        var amount = body.amount();
        if (id == null || currency == null || amount == null) {
            var member = id == null ? "bank_transaction_id" : currency == null ? "currency" : "amount";
            return Outcome.refused(
                    ProblemType.MISSING_FIELD, "\"" + member + "\" is missing.", Map.of("member", member));
        }
        var reference = body.reference() == null ? "" : body.reference().strip();
        if (!ID.matcher(id).matches()) {
            return invalid("bank_transaction_id", "must have 1 to 64 letters, digits and . _ : -");
        }
        if (reference.length() > MAX_REFERENCE
                || reference.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(reference)) {
            return invalid("reference", "must have " + MAX_REFERENCE + " visible characters at most");
        }
        return Outcome.done(new DepositNotice(id, reference, currency, amount));
    }

    /** The same for the same content, however it was written. */
    byte[] fingerprint(String plainAmount) {
        return Digests.sha256(String.join("\n", "deposit", bankTransactionId, currency, plainAmount, reference));
    }

    private static Outcome<DepositNotice> invalid(String member, String must) {
        return Outcome.refused(ProblemType.INVALID_FIELD, "\"" + member + "\" " + must + ".", Map.of("member", member));
    }

    private static Outcome<DepositNotice> refused(JsonProcessingException e) {
        return e instanceof UnrecognizedPropertyException unknown
                ? Outcome.refused(
                        ProblemType.UNKNOWN_FIELD,
                        "There is a member that is not known.",
                        Map.of("member", unknown.getPropertyName()))
                : Outcome.refused(ProblemType.MALFORMED_JSON, "It is not the JSON that is expected.");
    }
}
