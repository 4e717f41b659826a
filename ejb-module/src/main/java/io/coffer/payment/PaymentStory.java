package io.coffer.payment;

import java.util.List;

/**
 * A payment and how it got where it is.
 *
 * @param history its transitions, the first one first
 */
public record PaymentStory(Payment payment, List<PaymentTransition> history) {

    public PaymentStory {
        history = List.copyOf(history);
    }
}
