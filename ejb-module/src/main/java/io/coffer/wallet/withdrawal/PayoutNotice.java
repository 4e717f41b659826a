package io.coffer.wallet.withdrawal;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.json.StrictJson;
import io.coffer.problem.Outcome;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the bank tells of a payout.
 *
 * @param reference ours
 * @param amount decimal text
 */
public record PayoutNotice(String reference, String currency, String amount, PayoutOutcome outcome) {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,64}");
    private static final int MAX_REASON = 64;

    private record Body(
            @Nullable String payoutId,
            @Nullable String reference,
            @Nullable String status,
            @Nullable String currency,
            @Nullable String amount,
            @Nullable String reason,
            @Nullable String bankTransactionId) {}

    /**
     * Reads a notice.
     *
     * @return refused with {@code malformed-json}, {@code unknown-field}, {@code missing-field} or {@code invalid-field}
     */
    public static Outcome<PayoutNotice> read(JsonNode json) {
        return StrictJson.read(json, Body.class).then(PayoutNotice::checked);
    }

    /**
     * What a status means, if all is there that goes with it.
     *
     * @param transactionId of what came back
     */
    public static Optional<PayoutOutcome> outcome(
            @Nullable String payoutId,
            @Nullable String status,
            @Nullable String reason,
            @Nullable String transactionId) {
        if (payoutId == null || !ID.matcher(payoutId).matches() || status == null) {
            return Optional.empty();
        }
        return switch (status) {
            case "ACCEPTED" -> Optional.of(new PayoutOutcome.Accepted(payoutId));
            case "SETTLED" -> Optional.of(new PayoutOutcome.Settled(payoutId));
            case "REFUSED" -> Optional.of(new PayoutOutcome.Refused(Optional.of(payoutId), printable(reason)));
            case "RETURNED" ->
                transactionId != null && ID.matcher(transactionId).matches()
                        ? Optional.of(new PayoutOutcome.Returned(payoutId, transactionId, printable(reason)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The bank's words go into our rows and answers: visible ASCII, and not too many. */
    public static String printable(@Nullable String text) {
        var plain = text == null || text.isBlank() ? "unspecified" : text.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= MAX_REASON ? plain : plain.substring(0, MAX_REASON);
    }

    private static Outcome<PayoutNotice> checked(Body body) {
        var reference = body.reference();
        var currency = body.currency();
        var amount = body.amount();
        if (reference == null) {
            return StrictJson.missing("reference");
        }
        if (currency == null) {
            return StrictJson.missing("currency");
        }
        if (amount == null) {
            return StrictJson.missing("amount");
        }
        return outcome(body.payoutId(), body.status(), body.reason(), body.bankTransactionId())
                .map(outcome -> Outcome.done(new PayoutNotice(reference, currency, amount, outcome)))
                .orElseGet(() -> StrictJson.invalid(
                        "status",
                        "must be ACCEPTED, SETTLED, REFUSED or RETURNED, with a payout_id, and RETURNED with a"
                                + " bank_transaction_id"));
    }
}
