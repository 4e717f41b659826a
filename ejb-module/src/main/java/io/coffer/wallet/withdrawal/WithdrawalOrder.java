package io.coffer.wallet.withdrawal;

import io.coffer.money.Money;
import io.coffer.step.IdempotencyKey;
import java.util.UUID;

/**
 * A request that is well-formed, with the account that it is paid from.
 *
 * @param fingerprint the same for the same request, and worth nothing without the key of the blind indexes
 */
@SuppressWarnings("ArrayRecordComponent")
record WithdrawalOrder(
        IdempotencyKey.Key key,
        byte[] fingerprint,
        boolean customer,
        String correlationId,
        UUID wallet,
        UUID account,
        Money amount,
        Money fee,
        String creditorName,
        String iban,
        String clientReference) {

    /** What the owner pays. */
    Money total() {
        return amount.plus(fee);
    }
}
