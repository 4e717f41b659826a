package io.coffer.acceptance.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;

/**
 * Sends requests: through the JDK's client, and through a bare socket what that client is too well-bred for. Only to
 * the loopback interface. May be used by many threads.
 */
final class Sender {

    /** A value of Host that says: send none. */
    static final String NO_HOST = "\u0000none";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For what may never be answered, because it never ends. */
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(1_500);

    private static final Set<Framing> PROPER = Set.of(Framing.LENGTH, Framing.CHUNKED);
    private static final String CRLF = "\r\n";

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Sender(String url) throws IOException {
        base = URI.create(url);
        if (!InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
            throw new IllegalArgumentException("not on this machine: " + url);
        }
    }

    Reply send(Request request, Caller caller) throws InterruptedException {
        try {
            var complete = proven(request, caller);
            if (isWellBred(complete)) {
                try {
                    return throughClient(complete);
                } catch (IllegalArgumentException e) {
                    // The client refuses it: an address or a header that it finds wrong.
                    return throughSocket(complete, PATIENCE);
                }
            }
            return throughSocket(complete, PROPER.contains(request.framing()) ? PATIENCE : LITTLE_PATIENCE);
        } catch (HttpTimeoutException | SocketTimeoutException e) {
            return Reply.none(Reply.TIMED_OUT);
        } catch (IOException e) {
            return Reply.none(Reply.HUNG_UP);
        }
    }

    /** The request with its caller's credentials. */
    static Request proven(Request request, Caller caller) {
        if (request.credential() != Credential.TRUE) {
            return request;
        }
        var headers = new ArrayList<>(request.headers());
        caller.credentials().forEach((name, value) -> headers.add(new Header(name, value)));
        return new Request(
                request.method(),
                request.target(),
                headers,
                request.body(),
                request.framing(),
                request.version(),
                request.credential());
    }

    /** As it goes over the wire. */
    static byte[] raw(Request request, String host) {
        var head = new StringBuilder(request.method())
                .append(' ')
                .append(request.target())
                .append(' ')
                .append(request.version())
                .append(CRLF);
        if (request.header("Host").isEmpty()) {
            head.append("Host: ").append(host).append(CRLF);
        }
        for (Header header : request.headers()) {
            if (!header.value().equals(NO_HOST)) {
                head.append(header.name()).append(": ").append(header.value()).append(CRLF);
            }
        }
        if (request.header("Connection").isEmpty()) {
            head.append("Connection: close").append(CRLF);
        }
        var raw = new ByteArrayOutputStream();
        var body = request.body() == null ? new byte[0] : request.body();
        switch (request.framing()) {
            case LENGTH -> {
                if (request.body() != null) {
                    head.append("Content-Length: ").append(body.length).append(CRLF);
                }
                raw.writeBytes(bytes(head + CRLF));
                raw.writeBytes(body);
            }
            case CHUNKED, UNFINISHED -> {
                raw.writeBytes(bytes(head + "Transfer-Encoding: chunked" + CRLF + CRLF));
                if (body.length > 0) {
                    raw.writeBytes(bytes(Integer.toHexString(body.length) + CRLF));
                    raw.writeBytes(body);
                    raw.writeBytes(bytes(CRLF));
                }
                raw.writeBytes(bytes(request.framing() == Framing.CHUNKED ? "0" + CRLF + CRLF : "5" + CRLF + "ab"));
            }
            case TRUNCATED -> {
                raw.writeBytes(bytes(head + "Content-Length: " + (body.length + 100) + CRLF + CRLF));
                raw.writeBytes(body);
            }
            case AS_SAID -> {
                raw.writeBytes(bytes(head + CRLF));
                raw.writeBytes(body);
            }
        }
        return raw.toByteArray();
    }

    private static boolean isWellBred(Request request) {
        return PROPER.contains(request.framing())
                && request.version().equals(Request.HTTP_1_1)
                && request.headers().stream().allMatch(header -> isAscii(header.name()) && isAscii(header.value()))
                && isAscii(request.target());
    }

    /** What else there is, the client would send in another encoding than we. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private Reply throughClient(Request request) throws IOException, InterruptedException {
        var body = request.body();
        var publisher = body == null
                ? BodyPublishers.noBody()
                : request.framing() == Framing.CHUNKED
                        ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                        : BodyPublishers.ofByteArray(body);
        var building = HttpRequest.newBuilder(URI.create(base + request.target()))
                .timeout(PATIENCE)
                .method(request.method(), publisher);
        request.headers().forEach(header -> building.header(header.name(), header.value()));
        var response = http.send(building.build(), BodyHandlers.ofByteArray());
        var headers = new ArrayList<Header>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return new Reply(response.statusCode(), headers, response.body());
    }

    private Reply throughSocket(Request request, Duration patience) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout((int) patience.toMillis());
            var out = socket.getOutputStream();
            try {
                out.write(raw(request, base.getAuthority()));
                out.flush();
            } catch (IOException e) {
                // It may have answered before it had heard all; the answer is worth reading.
            }
            return RawReply.read(socket.getInputStream(), request.method().equals("HEAD"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
