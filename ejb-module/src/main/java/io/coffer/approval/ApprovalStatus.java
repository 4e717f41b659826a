package io.coffer.approval;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What became of a proposal, and the one table of what can become of it. */
public enum ApprovalStatus {
    /** Waits for somebody else. */
    PENDING,
    /** Somebody else agreed, and it was done. */
    APPROVED,
    /** Somebody else disagreed. */
    REJECTED,
    /** Somebody else agreed, but it could not be done any more. */
    FAILED,
    /** Nobody decided in time. */
    EXPIRED;

    private static final Map<ApprovalStatus, Set<ApprovalStatus>> TRANSITIONS = new EnumMap<>(Map.of(
            PENDING, EnumSet.of(APPROVED, REJECTED, FAILED, EXPIRED),
            APPROVED, EnumSet.noneOf(ApprovalStatus.class),
            REJECTED, EnumSet.noneOf(ApprovalStatus.class),
            FAILED, EnumSet.noneOf(ApprovalStatus.class),
            EXPIRED, EnumSet.noneOf(ApprovalStatus.class)));

    public boolean canBecome(ApprovalStatus next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }

    /** As it stands in sentences and in the audit trail. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
