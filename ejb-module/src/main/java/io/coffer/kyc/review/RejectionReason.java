package io.coffer.kyc.review;

/** Why a submission is rejected. */
public enum RejectionReason {
    DOCUMENT_UNREADABLE(true),
    DOCUMENT_NOT_ACCEPTED(true),
    DOCUMENT_EXPIRED(true),
    /** The scanner found something in it. */
    DOCUMENT_INFECTED(true),
    /** What the document says is not what the details say. */
    DETAILS_MISMATCH(true),
    /** The match is true: all that was granted before is taken back. */
    SANCTIONS_MATCH(false),
    SUSPECTED_FRAUD(false),
    OTHER(true);

    /** What customers are told instead of what would warn them. */
    public static final String CONFIDENTIAL = "NOT_ACCEPTED";

    private final boolean told;

    RejectionReason(boolean told) {
        this.told = told;
    }

    /** Whether the customer is told the reason and the reviewer's words. */
    public boolean isTold() {
        return told;
    }
}
