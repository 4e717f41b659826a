package io.coffer.wallet.withdrawal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a withdrawal is on its way, and the one table of where it can go from there. */
public enum WithdrawalStatus {
    /** Reserved; the bank knows nothing of it. */
    PENDING,
    /** The bank is, or may have been, asked to pay. */
    PROCESSING,
    /** The bank has paid. */
    COMPLETED,
    /** The bank has not paid and will not; the money is where it was. */
    FAILED,
    /** It came back after it was paid. */
    RETURNED;

    private static final Map<WithdrawalStatus, Set<WithdrawalStatus>> TRANSITIONS = new EnumMap<>(Map.of(
            PENDING, EnumSet.of(PROCESSING),
            PROCESSING, EnumSet.of(COMPLETED, FAILED),
            COMPLETED, EnumSet.of(RETURNED),
            FAILED, EnumSet.noneOf(WithdrawalStatus.class),
            RETURNED, EnumSet.noneOf(WithdrawalStatus.class)));

    public boolean canBecome(WithdrawalStatus next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether a worker has something to do for it. */
    public boolean isOpen() {
        return this == PENDING || this == PROCESSING;
    }
}
