package io.coffer.wallet.withdrawal.provider;

import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.wallet.withdrawal.PayoutBank;
import io.coffer.wallet.withdrawal.PayoutNotice;
import io.coffer.wallet.withdrawal.PayoutOrder;
import io.coffer.wallet.withdrawal.PayoutOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Sends orders, asks for them, and believes only answers that match the order. */
@ApplicationScoped
class HttpBank implements PayoutBank {

    private static final Logger LOG = Logger.getLogger(HttpBank.class.getName());

    @Inject
    @RestClient
    private BankClient client;

    @Override
    public PayoutOutcome pay(PayoutOrder order, boolean asked) {
        try {
            var known = asked ? find(order.reference()) : Optional.<PayoutBody>empty();
            return known.isPresent() ? read(known.get(), order) : send(order);
        } catch (BankAnswerException | WebApplicationException | ProcessingException | FaultToleranceException e) {
            // Without the exception: what it tells of the request may be personal.
            return unknown(order, e.getClass().getSimpleName());
        }
    }

    private PayoutOutcome send(PayoutOrder order) {
        try {
            return read(client.pay(order.reference(), PayoutRequest.of(order)), order);
        } catch (BankAnswerException answer) {
            if (answer.status() == BankAnswerException.REFUSED) {
                var body = answer.body();
                return new PayoutOutcome.Refused(
                        Optional.empty(), PayoutNotice.printable(body == null ? null : body.code()));
            }
            throw answer;
        }
    }

    private Optional<PayoutBody> find(String reference) {
        try {
            return Optional.of(client.find(reference));
        } catch (BankAnswerException answer) {
            if (answer.status() == BankAnswerException.NOT_FOUND) {
                return Optional.empty();
            }
            throw answer;
        }
    }

    private static PayoutOutcome read(@Nullable PayoutBody body, PayoutOrder order) {
        return body != null && matches(body, order)
                ? PayoutNotice.outcome(body.payoutId(), body.status(), body.reason(), body.bankTransactionId())
                        .orElseGet(() -> unknown(order, "answered something incomplete"))
                : unknown(order, "answered something that does not match the order");
    }

    private static boolean matches(PayoutBody body, PayoutOrder order) {
        var asset = order.amount().asset();
        var amount = body.amount();
        return order.reference().equals(body.reference())
                && asset.code().equals(body.currency())
                && amount != null
                && Money.parse(amount, asset) instanceof Done<Money> done
                && done.value().equals(order.amount());
    }

    private static PayoutOutcome unknown(PayoutOrder order, String why) {
        LOG.info(() -> order.reference() + ": " + why);
        return new PayoutOutcome.Unknown(why);
    }
}
