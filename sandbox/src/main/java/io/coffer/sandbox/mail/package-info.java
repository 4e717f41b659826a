/**
 * A mail server that keeps all mails for reading instead of delivering them.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>It is a real SMTP server (GreenMail): what is sent to it went over SMTP.
 *   <li>It takes mails for every address, without a login. The newest 5,000 are kept, in memory only.
 *   <li>It can be stopped and started again like a mail server that is away for a while; what it took stays.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.mail;

import org.jspecify.annotations.NullMarked;
