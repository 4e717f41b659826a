package io.coffer.mail;

/** How the connection to the mail server is protected; the names are values of {@code coffer.mail.tls}. */
enum MailTls {
    none,
    starttls,
    implicit
}
