package io.coffer.wallet.hold;

import io.coffer.ledger.Hold;
import io.coffer.ledger.HoldStatus;
import io.coffer.money.Money;
import java.util.List;

/**
 * A hold on a wallet as it was at a moment.
 *
 * @param request who asked for it, and of which wallet
 * @param hold as the books have it
 * @param status what somebody would have found who wanted to capture it
 * @param captures in their order
 */
public record HeldFunds(WalletHold request, Hold hold, HoldStatus status, List<HoldCapture> captures) {

    public HeldFunds {
        captures = List.copyOf(captures);
    }

    /** What can still be captured. */
    public Money remaining() {
        return status == HoldStatus.ACTIVE
                ? hold.remaining()
                : Money.zero(hold.amount().asset());
    }
}
