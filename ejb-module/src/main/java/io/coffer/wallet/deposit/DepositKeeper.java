package io.coffer.wallet.deposit;

import io.coffer.ledger.EntryKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Money that came is there, whoever it belongs to: a suspended deposit is assigned, and a wrong wallet put right by an entry. */
@ApplicationScoped
public class DepositKeeper implements EntryKeeper {

    @Override
    public Optional<String> objection(String reference) {
        return reference.startsWith(Deposit.REFERENCE_TYPE + ":")
                        || reference.startsWith(DepositAssignment.REFERENCE_PREFIX)
                ? Optional.of("The entry belongs to a deposit, which would not know of it. Assign the deposit if it is"
                        + " suspended; if a wrong wallet has the money, propose an adjustment between the two.")
                : Optional.empty();
    }
}
