package io.coffer.wallet.withdrawal;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who gets the money. */
@ApplicationScoped
class SealedWithdrawals implements SealedTable {

    @Override
    public String table() {
        return Withdrawal.TABLE;
    }

    @Override
    public String personColumn() {
        return "owner_id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of(Withdrawal.CREDITOR_NAME, Withdrawal.IBAN);
    }
}
