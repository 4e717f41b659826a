package io.coffer.front;

import com.ibm.wsspi.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a request, as far as the front looks at it.
 *
 * @param path as it was sent, without the query
 * @param fields how many there are
 * @param bytes of all names and values of fields
 * @param givenId the caller's correlation id
 * @param isForPage whether a browser asks for a page of another origin
 */
record RequestHeader(
        String method,
        String path,
        int fields,
        int bytes,
        @Nullable String givenId,
        boolean isForPage) {

    /** Fields, at most. */
    static final int MAX_FIELDS = 100;

    /** Bytes of all names and values, at most. */
    static final int MAX_BYTES = 16_384;

    static final String CORRELATION_ID = "X-Correlation-Id";

    /** As the application takes it. */
    private static final Pattern ACCEPTABLE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    static RequestHeader of(HttpRequest request) {
        int fields = 0;
        int bytes = 0;
        for (String name : request.getHeaderNames()) {
            for (String value : request.getHeaders(name)) {
                fields++;
                bytes += name.length() + (value == null ? 0 : value.length());
            }
        }
        var path = request.getURI();
        return new RequestHeader(
                request.getMethod(),
                path == null ? "" : path,
                fields,
                bytes,
                request.getHeader(CORRELATION_ID),
                request.getHeader("Origin") != null);
    }

    /** Whether there is too much of it (rule F5). */
    boolean isTooLarge() {
        return fields > MAX_FIELDS || bytes > MAX_BYTES;
    }

    /** The caller's correlation id, if it can be repeated safely, or a new one. */
    String correlationId() {
        return givenId != null && ACCEPTABLE_ID.matcher(givenId).matches()
                ? givenId
                : UUID.randomUUID().toString();
    }
}
