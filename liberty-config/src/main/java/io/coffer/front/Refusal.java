package io.coffer.front;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer that the front gives instead of the application.
 *
 * @param name the last part of the problem's type
 * @param title as the application's catalogue has it
 * @param headers what goes with the status
 */
record Refusal(int status, String name, String title, String detail, Map<String, String> headers) {

    static final Refusal STARTING = new Refusal(
            503,
            "temporarily-unavailable",
            "Not available just now",
            "The server is starting or stopping. Send the same request again.",
            Map.of("Retry-After", "5"));

    static final Refusal NOT_FOUND =
            new Refusal(404, "not-found", "There is nothing here", "There is nothing at this address.", Map.of());

    static final Refusal BAD_PATH = new Refusal(
            400,
            "invalid-request",
            "The request can't be understood",
            "The path must be UTF-8, escaped with %, without control characters, escaped slashes, backslashes, dot"
                    + " segments and parameters.",
            Map.of());

    static final Refusal HEADERS_TOO_LARGE = new Refusal(
            431,
            "headers-too-large",
            "The header of the request is too large",
            "A request has at most " + RequestHeader.MAX_FIELDS + " header fields of " + RequestHeader.MAX_BYTES
                    + " bytes in all.",
            Map.of());

    static final Refusal READ_ONLY = new Refusal(
            405,
            "method-not-allowed",
            "The method is not allowed here",
            "This address can only be read.",
            Map.of("Allow", "GET, HEAD"));

    /** The problem as JSON; all of it is our own words, so that nothing has to be escaped. */
    byte[] body() {
        return ("{\"type\":\"/problems/" + name + "\",\"title\":\"" + title + "\",\"status\":" + status
                        + ",\"detail\":\"" + detail + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
