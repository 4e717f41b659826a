package io.coffer.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * What came back.
 *
 * @param status 0 if the connection ended without an answer, -1 if there was none in time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, List<Header> headers, byte[] body) {

    static final int HUNG_UP = 0;
    static final int TIMED_OUT = -1;

    Reply {
        headers = List.copyOf(headers);
    }

    static Reply none(int status) {
        return new Reply(status, List.of(), new byte[0]);
    }

    static Reply of(int status, String mediaType, String body) {
        return new Reply(status, List.of(new Header("Content-Type", mediaType)), body.getBytes(UTF_8));
    }

    boolean isAnswer() {
        return status > 0;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.isCalled(name))
                .map(Header::value)
                .findFirst();
    }

    /** The media type without its parameters, in lower case; empty if none is named. */
    String mediaType() {
        var type = header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    String text() {
        return new String(header("Content-Encoding").filter("gzip"::equals).isPresent() ? unzipped() : body, UTF_8);
    }

    private byte[] unzipped() {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            return body;
        }
    }

    String headerText() {
        return headers.stream()
                .map(header -> header.name() + ": " + header.value())
                .collect(Collectors.joining("\n"));
    }
}
