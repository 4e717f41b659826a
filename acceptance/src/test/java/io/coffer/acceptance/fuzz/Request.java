package io.coffer.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes out, but for its caller's credentials, which are added when it is sent.
 *
 * @param target path and query
 * @param headers in their order; the credentials of {@link Credential#FALSE} are among them
 * @param body null for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(
        String method,
        String target,
        List<Header> headers,
        byte @Nullable [] body,
        Framing framing,
        String version,
        Credential credential) {

    static final String HTTP_1_1 = "HTTP/1.1";

    Request {
        headers = List.copyOf(headers);
    }

    /** All of it, to look up whether something in an answer came from here. */
    String text() {
        return method
                + ' '
                + Escapes.decoded(target)
                + '\n'
                + target
                + '\n'
                + headers.stream()
                        .map(header -> header.name() + ": " + header.value())
                        .collect(Collectors.joining("\n"))
                + '\n'
                + (body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.isCalled(name))
                .map(Header::value)
                .findFirst();
    }
}
