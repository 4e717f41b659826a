package io.coffer.wallet.withdrawal.provider;

import io.coffer.wallet.withdrawal.PayoutOrder;

/** An order as the bank reads it; the amount is a decimal string. */
public record PayoutRequest(String reference, String iban, String creditorName, String currency, String amount) {

    static PayoutRequest of(PayoutOrder order) {
        return new PayoutRequest(
                order.reference(),
                order.iban(),
                order.creditorName(),
                order.amount().asset().code(),
                order.amount().plain());
    }
}
