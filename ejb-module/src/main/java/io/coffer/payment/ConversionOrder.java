package io.coffer.payment;

import io.coffer.money.Asset;
import io.coffer.money.Money;

/**
 * What a provider is asked to do: sell an amount and give another asset for it.
 *
 * @param reference our name for it, the same however often it is sent (rule 3)
 */
public record ConversionOrder(Leg leg, String reference, Money sell, Asset buy) {

    static ConversionOrder of(Payment payment, Leg leg) {
        return new ConversionOrder(leg, payment.legReference(leg), payment.toSell(leg), payment.toBuy(leg));
    }
}
