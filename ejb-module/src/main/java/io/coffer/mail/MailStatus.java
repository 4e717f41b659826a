package io.coffer.mail;

/** WAITING until it is taken by the mail server, given up, or the person is erased. The others are final. */
enum MailStatus {
    WAITING,
    SENT,
    DEAD,
    DROPPED
}
