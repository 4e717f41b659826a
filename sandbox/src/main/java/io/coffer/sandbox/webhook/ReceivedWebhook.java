package io.coffer.sandbox.webhook;

import org.jspecify.annotations.Nullable;

/**
 * One delivery.
 *
 * @param webhookId the header field of this name; the same for all attempts
 * @param timestamp the header field {@code webhook-timestamp}, seconds since 1970 UTC as text
 * @param type the event's type, if the body has one
 * @param subject the event's subject, if the body has one
 * @param verified whether the signature and the time are right
 * @param body as received
 * @param receivedAt ISO 8601, UTC
 * @param attempt 1 for the first delivery with this id, 2 for the second, and so on
 * @param answered the HTTP status it got; 0 if none
 */
public record ReceivedWebhook(
        @Nullable String webhookId,
        @Nullable String timestamp,
        @Nullable String type,
        @Nullable String subject,
        boolean verified,
        String body,
        String receivedAt,
        int attempt,
        int answered) {}
