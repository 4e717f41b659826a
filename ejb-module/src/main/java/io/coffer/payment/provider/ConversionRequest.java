package io.coffer.payment.provider;

import io.coffer.payment.ConversionOrder;

/** An order as the provider reads it; amounts are decimal strings. */
public record ConversionRequest(String reference, String sellAsset, String sellAmount, String buyAsset) {

    static ConversionRequest of(ConversionOrder order) {
        return new ConversionRequest(
                order.reference(),
                order.sell().asset().code(),
                order.sell().plain(),
                order.buy().code());
    }
}
