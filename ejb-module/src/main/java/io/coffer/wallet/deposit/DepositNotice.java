package io.coffer.wallet.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.crypto.Digests;
import io.coffer.json.StrictJson;
import io.coffer.problem.Outcome;
import java.nio.charset.StandardCharsets;
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
        return StrictJson.read(json, Body.class).then(DepositNotice::checked);
    }

    /** As {@link #read(String)}, for what is a part of something else. */
    public static Outcome<DepositNotice> read(JsonNode json) {
        return StrictJson.read(json, Body.class).then(DepositNotice::checked);
    }

    private static Outcome<DepositNotice> checked(Body body) {
        var id = body.bankTransactionId();
        var currency = body.currency();
        var amount = body.amount();
        if (id == null) {
            return StrictJson.missing("bank_transaction_id");
        }
        if (currency == null) {
            return StrictJson.missing("currency");
        }
        if (amount == null) {
            return StrictJson.missing("amount");
        }
        var reference = body.reference() == null ? "" : body.reference().strip();
        if (!ID.matcher(id).matches()) {
            return StrictJson.invalid("bank_transaction_id", "must have 1 to 64 letters, digits and . _ : -");
        }
        if (reference.length() > MAX_REFERENCE
                || reference.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(reference)) {
            return StrictJson.invalid("reference", "must have " + MAX_REFERENCE + " visible characters at most");
        }
        return Outcome.done(new DepositNotice(id, reference, currency, amount));
    }

    /** The same for the same content, however it was written. */
    byte[] fingerprint(String plainAmount) {
        return Digests.sha256(String.join("\n", "deposit", bankTransactionId, currency, plainAmount, reference));
    }
}
