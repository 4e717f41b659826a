package io.coffer.wallet.withdrawal;

import io.coffer.ledger.EntryKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Only the bank's word ends a withdrawal, and takes it back: it may still tell of a return. */
@ApplicationScoped
public class WithdrawalKeeper implements EntryKeeper {

    @Override
    public Optional<String> objection(String reference) {
        return reference.startsWith(Withdrawal.REFERENCE_TYPE + ":")
                ? Optional.of(
                        "The entry belongs to a withdrawal, whose money comes back when the bank says so. What the bank"
                                + " does not tell of is put right by an adjustment.")
                : Optional.empty();
    }
}
