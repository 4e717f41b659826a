package io.coffer.ledger.replay;

/** A comparison that finds differences. */
enum Check {
    /** Accounts with their history and their holds. */
    REPLAY("accountId"),

    /** Accounts by themselves, and whether their postings have entries. */
    ACCOUNTS("accountId"),

    /** The stripes of the house's accounts. */
    STRIPES("accountId"),

    /** Entries with their lines. */
    ENTRIES("entryId");

    private final String subject;

    Check(String subject) {
        this.subject = subject;
    }

    /** The attribute of a {@link Difference} that says what was checked. */
    String subject() {
        return subject;
    }
}
