package io.coffer.wallet.withdrawal;

import java.util.List;
import java.util.Optional;

/**
 * A withdrawal with its history, the oldest first, and its creditor.
 *
 * @param creditor empty if the owner was erased
 */
public record WithdrawalStory(Withdrawal withdrawal, List<WithdrawalTransition> history, Optional<Creditor> creditor) {

    /** Who gets the money, and where. */
    public record Creditor(String name, String iban) {

        private static final int SHOWN = 4;

        /** As those see it whose business it is not. */
        public Creditor masked() {
            return new Creditor(
                    name.substring(0, name.offsetByCodePoints(0, 1)) + "***",
                    iban.substring(0, SHOWN) + "***" + iban.substring(iban.length() - SHOWN));
        }
    }

    public WithdrawalStory {
        history = List.copyOf(history);
    }

    /** The same without what is personal. */
    public WithdrawalStory masked() {
        return new WithdrawalStory(withdrawal, history, creditor.map(Creditor::masked));
    }
}
