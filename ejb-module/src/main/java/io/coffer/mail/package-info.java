/**
 * Mails to persons: written with what caused them, sent by a worker.
 *
 * <pre>
 * WAITING ──taken by the mail server──▶ SENT
 *    │ ├──refused for ever, or no attempts left──▶ DEAD
 *    │ └──the person was erased first──▶ DROPPED
 *    └──not taken: later again
 * </pre>
 *
 * <ol>
 * <li>A mail is a row and an outbox row in the transaction of what causes it: nothing is told that did not happen, and
 * nothing that happened goes untold.
 * <li>Recipient and text are personal data and sealed with the person's keys. They are dropped as soon as the mail is
 * sent, dead or dropped; what stays tells that there was a mail and from which template.
 * <li>Mails are handed over before any row is locked, over one connection, under one deadline. Who gets his turn no more
 * is not charged with an attempt.
 * <li>A mail is sent at least once: after a crash between handing it over and the commit it goes out again, under the
 * same {@code Message-ID}, which is made of the row's id.
 * <li>A mail server's words are never logged: they repeat the recipient.
 * <li>Texts are resources, {@code mail/<template>.txt}: the subject in the first line, then an empty line, then the body;
 * {@code {name}} stands for a value.
 * </ol>
 *
 * <p>Out of scope: bounces, and mails with anything but text.
 */
@NullMarked
package io.coffer.mail;

import org.jspecify.annotations.NullMarked;
