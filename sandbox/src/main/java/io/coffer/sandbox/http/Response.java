package io.coffer.sandbox.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, when to give it, and whether to give it at all.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body empty for none
 * @param delay how long the caller waits for it
 * @param dropped the connection is closed after the delay instead of an answer
 */
public record Response(int status, String contentType, String body, Duration delay, boolean dropped) {

    private static final String JSON = "application/json";

    /** A JSON answer. */
    public static Response json(int status, Object value) {
        return new Response(status, JSON, Json.write(value), Duration.ZERO, false);
    }

    /** A text answer. */
    public static Response text(int status, String contentType, String body) {
        return new Response(status, contentType, body, Duration.ZERO, false);
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, JSON, "", Duration.ZERO, false);
    }

    /** An error. */
    public static Response problem(int status, String code, @Nullable String message) {
        return new Response(
                status,
                "application/problem+json",
                Json.write(Map.of("code", code, "message", message == null ? code : message)),
                Duration.ZERO,
                false);
    }

    /** No answer: the connection is closed after a while. */
    public static Response drop(Duration after) {
        return new Response(0, JSON, "", after, true);
    }

    /** The same answer, later. */
    public Response after(Duration newDelay) {
        return new Response(status, contentType, body, newDelay, dropped);
    }
}
