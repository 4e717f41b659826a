package io.coffer.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are not there, and bodies that are too large, at every operation. */
class BodyIT {

    private static final Set<String> WITH_BODIES = Set.of("POST", "PUT", "PATCH");
    private static final int LIMIT = 65_536;

    private final AccessMatrix matrix = AccessMatrix.read();
    private final Map<String, Channel> callers = new HashMap<>();

    @Test
    void whatNeedsABodySaysSoAndWhatNeedsNoneAsksForNone() {
        var wrong = new ArrayList<String>();
        for (Endpoint endpoint : Endpoint.all()) {
            if (WITH_BODIES.contains(endpoint.verb())) {
                var answer = endpoint.callWithoutBody(allowed(endpoint));
                var missed = Set.of(400, 415).contains(answer.status());
                if (missed == (endpoint.bodyType() == null)
                        || answer.status() >= 500
                        || (answer.text("type").isEmpty() && answer.status() >= 400)) {
                    wrong.add(endpoint.name() + " without a body: " + answer.status() + " " + answer.body());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** However large, however it is sent, on a connection that is kept or not: the first answer is that it is too large. */
    @ParameterizedTest
    @CsvSource({
        "65537, LENGTH", "65537, ONE_CHUNK", "65537, CHUNKS",
        "240000, LENGTH", "240000, ONE_CHUNK", "240000, CHUNKS",
        "2000000, LENGTH", "2000000, ONE_CHUNK", "2000000, CHUNKS"
    })
    void whatIsTooLargeIsRefusedAsTooLarge(int size, Framing framing) throws Exception {
        var path = "/api/v1/channels/" + UUID.randomUUID();
        var fields = Map.of("Authorization", "Bearer " + Staff.member("admin").accessToken(), "If-Match", "*");
        for (String connection : List.of("close", "keep-alive")) {
            var answer = framing.send("PATCH", path, fields, connection, body(size));

            assertThat(answer).startsWith("HTTP/1.1 413 ").contains("/problems/payload-too-large");
        }
    }

    /** What is refused unread is not taken for the next request, whoever reuses the connection. */
    @Test
    void theRestOfABodyThatWasRefusedIsNoRequest() {
        var admin = Staff.signedIn("admin");
        var channel = "/api/v1/channels/" + UUID.randomUUID();
        for (int i = 0; i < 40; i++) {
            var size = LIMIT + 1 + i * 6_000;
            admin.send("PATCH", channel, Map.of("If-Match", "*"), new String(body(size), US_ASCII))
                    .isProblem(413, "payload-too-large");
            admin.get(channel).isProblem(404, "not-found");
            admin.send("DELETE", channel, Map.of(), null).isProblem(405, "method-not-allowed");
        }
    }

    /** The server has a limit of its own, too, and looks at what is announced. */
    @Test
    void aChunkThatIsAnnouncedAsTooLargeIsRefusedBeforeItComes() throws Exception {
        assertThat(announced("Transfer-Encoding: chunked", "1036640\r\n{"))
                .startsWith("HTTP/1.1 413 ")
                .contains("/problems/payload-too-large");
    }

    /** By the server, which has no problem to tell. */
    @Test
    void aLengthThatNoBodyMayHaveIsRefusedWithoutAWord() throws Exception {
        assertThat(announced("Content-Length: 17000000", "{")).startsWith("HTTP/1.1 413 ");
    }

    private static String announced(String field, String begin) throws IOException {
        var server = URI.create(Running.stack().server().url());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/tokens HTTP/1.1\r\nHost: " + server.getAuthority()
                                    + "\r\nContent-Type: application/json\r\n" + field + "\r\n\r\n" + begin)
                            .getBytes(US_ASCII));
            return answer(socket);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws Exception {
        Channel.demo()
                .send("POST", "/api/v1/payments", Map.of("Idempotency-Key", "k"), new String(body(LIMIT), US_ASCII))
                .isProblem(400, "unknown-field");
        Channel.demo()
                .send("POST", "/api/v1/payments", Map.of("Idempotency-Key", "k"), new String(body(LIMIT + 1), US_ASCII))
                .isProblem(413, "payload-too-large");
    }

    private static byte[] body(int size) {
        var begin = "{\"huge\":\"";
        return (begin + "x".repeat(size - begin.length() - 2) + "\"}").getBytes(US_ASCII);
    }

    /** An answer, up to the name of its problem. */
    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && answer.indexOf("payload-too-large") < 0;
                next = socket.getInputStream().read()) {
            answer.append((char) next);
        }
        return answer.toString();
    }

    /** How a body is put on the wire. */
    enum Framing {
        LENGTH,
        ONE_CHUNK,
        CHUNKS;

        private static final int CHUNK = 8_000;

        /** The first bytes of the answer. */
        String send(String method, String path, Map<String, String> fields, String connection, byte[] body)
                throws IOException {
            var server = URI.create(Running.stack().server().url());
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout(30_000);
                var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nContent-Type: application/json\r\nConnection: " + connection + "\r\n");
                fields.forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
                head.append(this == LENGTH ? "Content-Length: " + body.length : "Transfer-Encoding: chunked");
                try {
                    write(socket.getOutputStream(), head + "\r\n\r\n", body);
                } catch (SocketException answeredAlready) {
                    // The server need not hear it all.
                }
                return answer(socket);
            }
        }

        private void write(OutputStream out, String head, byte[] body) throws IOException {
            out.write(head.getBytes(US_ASCII));
            if (this == LENGTH) {
                out.write(body);
            } else {
                int length = this == ONE_CHUNK ? body.length : CHUNK;
                for (int at = 0; at < body.length; at += length) {
                    int size = Math.min(length, body.length - at);
                    out.write((Integer.toHexString(size) + "\r\n").getBytes(US_ASCII));
                    out.write(body, at, size);
                    out.write("\r\n".getBytes(US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(US_ASCII));
            }
            out.flush();
        }
    }

    private Channel allowed(Endpoint endpoint) {
        var role = matrix.isPublic(endpoint)
                ? "channel"
                : matrix.roles().stream()
                        .filter(each -> matrix.isAllowed(endpoint, each))
                        .findFirst()
                        .orElseThrow();
        return callers.computeIfAbsent(role, AccessIT::somebody);
    }
}
