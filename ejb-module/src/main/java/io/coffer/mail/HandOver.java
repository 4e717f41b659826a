package io.coffer.mail;

/** What came of handing a mail over to the mail server. */
enum HandOver {
    TAKEN,
    /** For ever: there is no such mailbox. */
    REFUSED,
    /** For now. */
    FAILED,
    /** There was no time left. */
    NOT_TRIED
}
