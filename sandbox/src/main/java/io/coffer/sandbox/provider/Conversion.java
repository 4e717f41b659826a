package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order: it was executed, with what was bought, or refused, with a code and a message.
 *
 * @param conversionId the provider's id
 * @param reference the caller's reference
 * @param status "executed" or "refused"
 * @param sellAsset code of the asset sold
 * @param sellAmount decimal text
 * @param buyAsset code of the asset bought
 * @param buyAmount decimal text, only if executed
 * @param rate how much one unit of the sold asset buys, only if executed
 * @param executedAt ISO 8601, UTC, only if executed
 * @param code why it was refused, stable
 * @param message why it was refused, for people
 */
public record Conversion(
        String conversionId,
        String reference,
        String status,
        String sellAsset,
        String sellAmount,
        String buyAsset,
        @Nullable String buyAmount,
        @Nullable String rate,
        @Nullable String executedAt,
        @Nullable String code,
        @Nullable String message) {

    private static final String EXECUTED = "executed";
    private static final String REFUSED = "refused";

    /** Decides an order by the rate table. */
    static Conversion decide(Leg leg, ConversionOrder order, Instant now) {
        var found = RateTable.rate(leg, order.sellAsset(), order.buyAsset());
        if (found.isEmpty()) {
            return refused(
                    leg,
                    order,
                    "unsupported-pair",
                    "the " + leg.path() + " doesn't convert " + order.sellAsset() + " to " + order.buyAsset());
        }
        BigDecimal sell = new BigDecimal(order.sellAmount());
        if (sell.scale() > RateTable.scale(order.sellAsset())) {
            return refused(
                    leg,
                    order,
                    "amount-scale",
                    order.sellAsset() + " has " + RateTable.scale(order.sellAsset()) + " decimal places");
        }
        BigDecimal rate = found.get();
        BigDecimal bought = sell.multiply(rate).setScale(RateTable.scale(order.buyAsset()), RoundingMode.DOWN);
        if (bought.signum() <= 0) {
            return refused(leg, order, "amount-too-small", "it would buy nothing");
        }
        return new Conversion(
                newId(leg),
                order.reference(),
                EXECUTED,
                order.sellAsset(),
                order.sellAmount(),
                order.buyAsset(),
                bought.toPlainString(),
                rate.toPlainString(),
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                null,
                null);
    }

    /** A refusal for a reason of business. */
    static Conversion refused(Leg leg, ConversionOrder order, String code, String message) {
        return new Conversion(
                newId(leg),
                order.reference(),
                REFUSED,
                order.sellAsset(),
                order.sellAmount(),
                order.buyAsset(),
                null,
                null,
                null,
                code,
                message);
    }

    /** Whether the order was executed. */
    @JsonIgnore
    public boolean executed() {
        return status.equals(EXECUTED);
    }

    private static String newId(Leg leg) {
        return leg.idPrefix() + UUID.randomUUID().toString().replace("-", "");
    }
}
