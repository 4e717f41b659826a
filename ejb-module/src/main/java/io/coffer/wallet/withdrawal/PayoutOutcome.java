package io.coffer.wallet.withdrawal;

import java.util.Optional;

/** What the bank says of a payout. */
public sealed interface PayoutOutcome {

    /** What the bank calls what it speaks of; empty if it has no name for it. */
    Optional<String> payout();

    /** It will be paid or refused. */
    record Accepted(String payoutId) implements PayoutOutcome {
        @Override
        public Optional<String> payout() {
            return Optional.of(payoutId);
        }
    }

    /** It was paid. */
    record Settled(String payoutId) implements PayoutOutcome {
        @Override
        public Optional<String> payout() {
            return Optional.of(payoutId);
        }
    }

    /**
     * It was not paid and will not be.
     *
     * @param known what the bank calls it; empty if it never took it
     */
    record Refused(Optional<String> known, String reason) implements PayoutOutcome {
        @Override
        public Optional<String> payout() {
            return known;
        }
    }

    /**
     * It was paid, and came back.
     *
     * @param transactionId the bank's name for what came back
     */
    record Returned(String payoutId, String transactionId, String reason) implements PayoutOutcome {
        @Override
        public Optional<String> payout() {
            return Optional.of(payoutId);
        }
    }

    /** Nothing that could be relied on. */
    record Unknown(String why) implements PayoutOutcome {
        @Override
        public Optional<String> payout() {
            return Optional.empty();
        }
    }
}
