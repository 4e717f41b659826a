package io.coffer.payment.provider;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.payment.ConversionOrder;
import io.coffer.payment.ConversionOutcome;
import io.coffer.payment.Leg;
import io.coffer.payment.Ramp;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** One provider: sends orders, asks for them, and believes only answers that match the order. */
class HttpRamp implements Ramp {

    private static final Logger LOG = Logger.getLogger(HttpRamp.class.getName());
    /** What fits into the payment's row. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,64}");

    private static final int MAX_CODE = 64;
    private static final int MAX_DETAIL = 300;

    private final Leg leg;
    private final RampClient client;

    HttpRamp(Leg leg, RampClient client) {
        this.leg = leg;
        this.client = client;
    }

    @Override
    public Leg leg() {
        return leg;
    }

    @Override
    public ConversionOutcome convert(ConversionOrder order, boolean asked) {
        try {
            var known = asked ? find(order.reference()) : Optional.<ConversionBody>empty();
            return known.isPresent() ? read(known.get(), order) : send(order);
        } catch (RampAnswerException | WebApplicationException | ProcessingException | FaultToleranceException e) {
            return unknown(order, e.getClass().getSimpleName(), e);
        }
    }

    private ConversionOutcome send(ConversionOrder order) {
        try {
            return read(client.convert(order.reference(), ConversionRequest.of(order)), order);
        } catch (RampAnswerException answer) {
            if (answer.status() == RampAnswerException.REFUSED) {
                return refused(answer.body());
            }
            throw answer;
        }
    }

    private Optional<ConversionBody> find(String reference) {
        try {
            return Optional.of(client.find(reference));
        } catch (RampAnswerException answer) {
            if (answer.status() == RampAnswerException.NOT_FOUND) {
                return Optional.empty();
            }
            throw answer;
        }
    }

    private static ConversionOutcome read(@Nullable ConversionBody body, ConversionOrder order) {
        if (body == null) {
            return unknown(order, "answered nothing", null);
        }
        if ("refused".equals(body.status())) {
            return refused(body);
        }
        var id = Optional.ofNullable(body.conversionId())
                .filter(text -> ID.matcher(text).matches());
        var bought = amount(body.buyAmount(), order.buy()).filter(Money::isPositive);
        boolean complete = "executed".equals(body.status()) && id.isPresent() && bought.isPresent();
        return complete && matches(body, order)
                ? new ConversionOutcome.Executed(id.get(), bought.get())
                : unknown(order, "answered something that does not match the order", null);
    }

    private static boolean matches(ConversionBody body, ConversionOrder order) {
        var sell = order.sell();
        return order.reference().equals(body.reference())
                && sell.asset().code().equals(body.sellAsset())
                && order.buy().code().equals(body.buyAsset())
                && amount(body.sellAmount(), sell.asset()).equals(Optional.of(sell));
    }

    private static Optional<Money> amount(@Nullable String text, Asset asset) {
        Outcome<Money> parsed = Money.parse(text == null ? "" : text, asset);
        return parsed instanceof Done<Money> done ? Optional.of(done.value()) : Optional.empty();
    }

    private static ConversionOutcome refused(@Nullable ConversionBody body) {
        return new ConversionOutcome.Refused(
                printable(body == null ? null : body.code(), MAX_CODE),
                printable(body == null ? null : body.message(), MAX_DETAIL));
    }

    /** A provider's words go into our rows and answers: visible ASCII, and not too many. */
    private static String printable(@Nullable String text, int max) {
        var plain = text == null || text.isBlank() ? "unspecified" : text.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= max ? plain : plain.substring(0, max);
    }

    private static ConversionOutcome unknown(ConversionOrder order, String reason, @Nullable Exception cause) {
        LOG.log(Level.INFO, cause, () -> order.reference() + ": " + reason);
        return new ConversionOutcome.Unknown(reason);
    }
}
