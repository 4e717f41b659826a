package io.coffer.wallet.hold;

import io.coffer.kyc.limit.Limits;
import io.coffer.ledger.Hold;
import io.coffer.ledger.HoldsExpired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Gives back to the limits of customers what holds reserved that have expired. Other holds than those on wallets count for none. */
@ApplicationScoped
public class ExpiredHoldLimits {

    @Inject
    private Limits limits;

    void on(@Observes HoldsExpired expired) {
        limits.giveBackParts(expired.holds().stream().collect(Collectors.toMap(Hold::reference, Hold::uncaptured)));
    }
}
