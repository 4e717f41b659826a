package io.coffer.wallet.deposit;

import io.coffer.ledger.Account;
import io.coffer.money.Money;
import io.coffer.wallet.Wallet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A notice that is well-formed, with where the money goes.
 *
 * @param destination none: it is suspended
 * @param suspension why there is none
 */
record DepositOrder(
        DepositNotice notice,
        String correlationId,
        Money amount,
        @Nullable Destination destination,
        @Nullable Suspension suspension) {

    /** A wallet and its account in the currency. */
    record Destination(Wallet wallet, Account account) {}

    Optional<Destination> to() {
        return Optional.ofNullable(destination);
    }

    byte[] fingerprint() {
        return notice.fingerprint(amount.plain());
    }
}
