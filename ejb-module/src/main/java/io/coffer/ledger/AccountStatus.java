package io.coffer.ledger;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Whether an account takes new money movement, and the one table of how that changes. Money in flight is always finished. */
public enum AccountStatus {
    ACTIVE,
    FROZEN,
    CLOSED;

    private static final Map<AccountStatus, Set<AccountStatus>> TRANSITIONS = new EnumMap<>(Map.of(
            ACTIVE, EnumSet.of(FROZEN, CLOSED),
            FROZEN, EnumSet.of(ACTIVE, CLOSED),
            CLOSED, EnumSet.noneOf(AccountStatus.class)));

    public boolean canBecome(AccountStatus next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }
}
