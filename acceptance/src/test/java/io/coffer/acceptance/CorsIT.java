package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as pages of other origins see it through a browser; the tests' server allows two. */
class CorsIT {

    private static final String PAYMENTS = "/api/v1/payments";
    private static final String SOME_PAYMENT = PAYMENTS + "/01900000-0000-7000-8000-000000000001";
    private static final String OURS = "https://console.example";

    @ParameterizedTest
    @ValueSource(strings = {OURS, "https://other.example"})
    void aBrowserMayAskWithoutATokenWhetherAPageThatIsNamedMayCall(String origin) {
        var answer = preflight(origin).has(204);

        assertThat(header(answer, "access-control-allow-origin")).isEqualTo(origin);
        assertThat(list(answer, "access-control-allow-methods")).contains("get", "post", "put", "patch", "delete");
        assertThat(list(answer, "access-control-allow-headers"))
                .contains(
                        "authorization",
                        "content-type",
                        "idempotency-key",
                        "if-match",
                        "if-none-match",
                        "x-api-key",
                        "x-correlation-id");
        assertThat(header(answer, "access-control-max-age")).isEqualTo("600");
        assertThat(list(answer, "vary")).contains("origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://console.example.evil.example",
                "http://console.example",
                "https://console.example:444",
                "https://CONSOLE.example.",
                "null",
                "*"
            })
    void anyOtherPageGetsNoLeave(String origin) {
        for (Answer answer : List.of(
                preflight(origin).has(204),
                Channel.anonymous()
                        .send("GET", SOME_PAYMENT, Map.of("Origin", origin), null)
                        .has(401))) {
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            assertThat(list(answer, "vary")).contains("origin");
        }
    }

    /** Refusals, too: else a page could not tell its user what was wrong. */
    @Test
    void aPageThatIsNamedReadsEveryAnswerAndItsFields() {
        var channel = Channel.demo();
        for (Answer answer : List.of(
                channel.send("GET", SOME_PAYMENT, Map.of("Origin", OURS), null).has(404),
                Channel.anonymous()
                        .send("GET", SOME_PAYMENT, Map.of("Origin", OURS), null)
                        .has(401),
                channel.send("POST", PAYMENTS, Map.of("Origin", OURS, "Content-Type", "text/plain"), "x")
                        .has(415),
                channel.send("GET", "/nothing", Map.of("Origin", OURS), null).has(404))) {
            assertThat(header(answer, "access-control-allow-origin")).isEqualTo(OURS);
            assertThat(list(answer, "access-control-expose-headers"))
                    .contains("etag", "location", "ratelimit", "ratelimit-policy", "retry-after", "x-correlation-id");
        }
    }

    @Test
    void theBrowsersOwnCredentialsAreNeverAsked() {
        assertThat(preflight(OURS).headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    /** The server's own pages are for nobody's page. */
    @ParameterizedTest
    @CsvSource({"/metrics, 404", "/health, 200", "/openapi, 200"})
    void whatTheServerServesByItselfIsForNoPage(String path, int status) {
        var answer = Channel.anonymous()
                .send("GET", path, Map.of("Origin", "https://evil.example"), null)
                .has(status);

        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    private static Answer preflight(String origin) {
        return Channel.anonymous()
                .send(
                        "OPTIONS",
                        PAYMENTS,
                        Map.of(
                                "Origin",
                                origin,
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "authorization,content-type,idempotency-key"),
                        null);
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static List<String> list(Answer answer, String name) {
        return answer.headers().allValues(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(item -> item.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }
}
