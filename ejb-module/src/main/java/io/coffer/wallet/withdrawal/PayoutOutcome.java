package io.coffer.wallet.withdrawal;

/** What the bank says of a payout. */
public sealed interface PayoutOutcome {

    /** It will be paid or refused. */
    record Accepted(String payoutId) implements PayoutOutcome {}

    /** It was paid. */
    record Settled(String payoutId) implements PayoutOutcome {}

    /** It was not paid and will not be. */
    record Refused(String reason) implements PayoutOutcome {}

    /**
     * It was paid, and came back.
     *
     * @param transactionId the bank's name for what came back
     */
    record Returned(String payoutId, String transactionId, String reason) implements PayoutOutcome {}

    /** Nothing that could be relied on. */
    record Unknown(String why) implements PayoutOutcome {}
}
