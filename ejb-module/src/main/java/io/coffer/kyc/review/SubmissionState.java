package io.coffer.kyc.review;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a submission is on its way, and the one table of where it can go from there. */
public enum SubmissionState {
    /** Its documents are not all scanned yet. */
    SCANNING,
    /** The sanctions screening is, or may have been, asked. */
    SCREENING,
    /** Waits for a reviewer; after a match, for two. */
    REVIEW,
    /** The level is granted. */
    APPROVED,
    /** The level is not granted. */
    REJECTED,
    /** The customer took it back, or was erased. */
    WITHDRAWN;

    private static final Map<SubmissionState, Set<SubmissionState>> TRANSITIONS = new EnumMap<>(Map.of(
            SCANNING, EnumSet.of(SCREENING, REJECTED, WITHDRAWN),
            SCREENING, EnumSet.of(REVIEW, APPROVED, WITHDRAWN),
            REVIEW, EnumSet.of(APPROVED, REJECTED, WITHDRAWN),
            APPROVED, EnumSet.noneOf(SubmissionState.class),
            REJECTED, EnumSet.noneOf(SubmissionState.class),
            WITHDRAWN, EnumSet.noneOf(SubmissionState.class)));

    public boolean canBecome(SubmissionState next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether it is not decided yet. */
    public boolean isOpen() {
        return !TRANSITIONS.getOrDefault(this, Set.of()).isEmpty();
    }

    /** Whether a worker has something to do for it. */
    boolean isForWorker() {
        return this == SCANNING || this == SCREENING;
    }
}
