package io.coffer.sandbox.mail;

/**
 * A mail for one recipient.
 *
 * @param messageId the header field of this name, with its angle brackets
 * @param from the header field of this name
 * @param to the recipient, as told to the server
 * @param subject decoded
 * @param text the body, decoded; lines end in a line feed
 * @param receivedAt ISO 8601, UTC
 */
public record CaughtMail(String messageId, String from, String to, String subject, String text, String receivedAt) {}
