package io.coffer.kyc.document;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What is known of a document's content, and the one table of how that can change. */
public enum DocumentStatus {
    /** The scanner is, or will be, asked. */
    SCANNING,
    /** The scanner found nothing. */
    CLEAN,
    /** The scanner found something; the content is gone. */
    INFECTED,
    /** The customer was erased; the content is gone. */
    DELETED;

    private static final Map<DocumentStatus, Set<DocumentStatus>> TRANSITIONS = new EnumMap<>(Map.of(
            SCANNING, EnumSet.of(CLEAN, INFECTED, DELETED),
            CLEAN, EnumSet.of(DELETED),
            INFECTED, EnumSet.noneOf(DocumentStatus.class),
            DELETED, EnumSet.noneOf(DocumentStatus.class)));

    public boolean canBecome(DocumentStatus next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }
}
