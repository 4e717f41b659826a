package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coffer.sandbox.demo.DemoChannel;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP client would send: byte by byte. All get a problem, and none a page of the server's own. */
class FrontIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/payments/%00",
                "/api/v1/payments/%zz",
                "/%zz",
                "/%",
                "/api/v1/payments/%C0%AF",
                "/api/v1/payments/a%2Fb",
                "/api/v1/payments/a%5Cb",
                "/api/v1/payments/..%2f",
                "/api/v1/../v1/payments",
                "/api/v1/payments;a=b",
                "/health/../jwt",
                "/jwt/%2e%2e/health"
            })
    void aPathThatCouldMeanSomethingElse(String path) throws IOException {
        send("GET " + path + " HTTP/1.1").isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jwt/ibm/api/coffer/jwk",
                "/jwt/ibm/api/coffer/token",
                "/jwt/ibm/api/",
                "/jwt",
                "/ibm/api/",
                "/ibm/api/config",
                "/IBMJMXConnectorREST/",
                "/health/nothing",
                "/metrics/nothing",
                "/openapi/nothing"
            })
    void whatTheServerWouldServeByItself(String path) throws IOException {
        send("GET " + path + " HTTP/1.1").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /openapi",
        "DELETE, /health",
        "TRACE, /metrics",
        "FOO, /health/ready",
        "TRACE, /api/v1/tokens",
        "FOO, /api/v1/tokens",
        "PUT, /problems",
        "TRACE, /problems",
        "TRACE, /.well-known/jwks.json",
        "POST, /.well-known/jwks.json",
        "PATCH, /api/v1/tokens"
    })
    void aMethodThatIsNotAllowed(String method, String path) throws IOException {
        assertThat(send(method + " " + path + " HTTP/1.1")
                        .isProblem(405, "method-not-allowed")
                        .header("allow"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "TRACE", "FOO"})
    void noMethodFindsAnythingWhereNothingIs(String method) throws IOException {
        send(method + " /API/v1/tokens HTTP/1.1").isProblem(404, "not-found");
    }

    @Test
    void aHeaderThatIsTooLarge() throws IOException {
        send("GET /api/v1/payments/x HTTP/1.1", "X-Big: " + "a".repeat(40_000)).isProblem(431, "headers-too-large");
        var many = new ArrayList<>(List.of("GET /api/v1/payments/x HTTP/1.1"));
        for (int i = 0; i < 120; i++) {
            many.add("X-" + i + ": a");
        }
        send(many.toArray(String[]::new)).isProblem(431, "headers-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type: ///                               | 415 | unsupported-media-type",
                "Content-Type: application/json; charset=bogus   | 415 | unsupported-media-type",
                "Content-Type: application/json; charset=utf-16  | 415 | unsupported-media-type",
                "Content-Encoding: gzip                          | 415 | unsupported-media-type",
                "Accept: */*;q=zz                                | 400 | invalid-request",
                "Accept: json                                    | 400 | invalid-request",
                "Accept: text/html                               | 406 | not-acceptable",
                "Accept-Language: ;;q=x                          | 400 | invalid-request",
                "Accept-Charset: ,,;                             | 401 | unauthenticated",
                "Cookie: =;;=\"                                  | 401 | unauthenticated",
                "If-Modified-Since: yesterday                    | 401 | unauthenticated",
                "If-None-Match: \"                               | 401 | unauthenticated",
                "Range: bytes=x                                  | 401 | unauthenticated",
                "Expect: nothing                                 | 401 | unauthenticated",
                "Authorization: Bearer                           | 401 | unauthenticated",
                "Authorization: Basic x                          | 401 | unauthenticated",
                "X-Forwarded-For: ;;                             | 401 | unauthenticated"
            })
    void aFieldThatNobodyCanRead(String field, int status, String problem) throws IOException {
        send("GET /api/v1/payments/01900000-0000-7000-8000-000000000001 HTTP/1.1", field)
                .isProblem(status, problem);
    }

    /** JAX-RS makes a URI of it as soon as an address is not plain. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "127.0.0.1,a", "%"})
    void aHostThatIsNone(String host) throws IOException {
        send("GET /api/v1/me/sessions/x/y HTTP/1.1", "Host: " + host).isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/v1/nothing",
                "/api/v1/payments/%zz",
                "/jwt/x",
                "/health",
                "/openapi",
                "/problems",
                "/metrics"
            })
    void everyAnswerProtectsItself(String path) throws IOException {
        var answer = send("GET " + path + " HTTP/1.1");

        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.header("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("permissions-policy")).isNotEmpty();
        assertThat(answer.header("cache-control")).isNotEmpty();
        assertThat(answer.header("x-correlation-id")).isNotEmpty();
        assertThat(answer.headers()).doesNotContainKeys("$wsep", "server", "x-powered-by", "set-cookie");
        assertThat(answer.headers()).doesNotContainKey("strict-transport-security");
    }

    /** Who tries wrong tokens, or addresses with nothing behind them, does not fill the log. */
    @Test
    void aWrongTokenIsOneLineInTheLogAndAnAddressThatIsNotIsNone() throws Exception {
        var neighbour = new Neighbour("127.0.7.1");
        var id = "noise-" + UUID.randomUUID();
        var token = Map.of("X-Correlation-Id", id, "Authorization", "Bearer " + tampered());
        var nothing = "/api/v1/nothing-" + id;

        // The lines of a minute may be used up by another test.
        Eventually.is(() -> {
            neighbour.get("/api/v1/payments/" + id, token).has(401);
            assertThat(log(id)).isNotEmpty();
        });
        neighbour.get(nothing, Map.of("X-Correlation-Id", id)).has(404);
        neighbour.get("/nothing-" + id, Map.of("X-Correlation-Id", id)).has(404);
        Channel.withApiKey("wrong").get("/api/v1/payments/" + id).has(401);

        assertThat(log(id))
                .allSatisfy(line -> assertThat(line)
                        .contains("127.0.7.1 was not let in to GET /api/v1/payments/{id}: the token's signature"
                                + " or its time"));
        assertThat(log("CWWKS55")).noneMatch(line -> line.contains("CWWKS5523E") || line.contains("CWWKS5524E"));
        assertThat(log("SRVE0190E")).isEmpty();
    }

    /** A token of ours that says more than it did: only its signature tells. */
    private static String tampered() {
        var parts = Channel.tokenFor(DemoChannel.API_KEY).split("\\.", -1);
        return parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 6) + "AAAAAA";
    }

    private static List<String> log(String words) throws IOException {
        try (Stream<String> lines =
                Files.lines(Running.stack().settings().data().resolve("server.log"))) {
            return lines.filter(line -> line.contains(words)).toList();
        }
    }

    /** The front is no part of the application, but tells the application's problems. */
    @Test
    void theFrontTellsWhatTheCatalogueTells() throws IOException {
        for (Answered refused : new Answered[] {
            send("GET /%zz HTTP/1.1"),
            send("GET /jwt HTTP/1.1"),
            send("POST /health HTTP/1.1"),
            send("GET / HTTP/1.1", "X-Big: " + "a".repeat(40_000))
        }) {
            var told = refused.json();
            var listed = send("GET " + told.path("type").asText() + " HTTP/1.1", "Accept: application/json")
                    .json();
            assertThat(told.path("title")).isEqualTo(listed.path("title"));
            assertThat(told.path("status")).isEqualTo(listed.path("status"));
        }
    }

    private static Answered send(String... lines) throws IOException {
        var server = URI.create(Running.stack().server().url());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            boolean hosted = Arrays.stream(lines).anyMatch(line -> line.startsWith("Host:"));
            var request = String.join("\r\n", lines)
                    + (hosted ? "" : "\r\nHost: " + server.getAuthority())
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return Answered.read(socket.getInputStream());
        }
    }

    private record Answered(int status, Map<String, String> headers, String body) {

        static Answered read(InputStream in) throws IOException {
            var all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var end = all.indexOf("\r\n\r\n");
            var lines = all.substring(0, end).split("\r\n", -1);
            var headers = new TreeMap<String, String>();
            for (int i = 1; i < lines.length; i++) {
                var colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            return new Answered(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, all.substring(end + 4));
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The body, whether it came in chunks or not. */
        JsonNode json() throws IOException {
            return JSON.readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
        }

        Answered isProblem(int expected, String name) throws IOException {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(header("content-type")).startsWith("application/problem+json");
            assertThat(header("x-correlation-id")).isNotEmpty();
            assertThat(json().path("type").asText()).isEqualTo("/problems/" + name);
            assertThat(json().path("status").asInt()).isEqualTo(expected);
            assertThat(body).doesNotContainPattern("(?i)<html|exception|CWWW|SRVE");
            return this;
        }
    }
}
