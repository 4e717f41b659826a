package io.coffer.payment;

import io.coffer.money.Money;

/** What is known of a conversion after asking its provider. */
public sealed interface ConversionOutcome {

    /** Done: the provider took what was sold and gave {@code bought}. */
    record Executed(String conversionId, Money bought) implements ConversionOutcome {}

    /** Not done, and it won't be. */
    record Refused(String code, String detail) implements ConversionOutcome {}

    /** It may or may not be done: no answer, or one that makes no sense. */
    record Unknown(String reason) implements ConversionOutcome {}
}
