package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.sandbox.demo.DemoChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before every request: who may come in, and what the server itself answers. */
class EdgeIT {

    private static final String SOME_PAYMENT = "/api/v1/payments/01900000-0000-7000-8000-000000000001";

    private final Channel channel = Channel.demo();

    @Test
    void aTokenIsGoodForTenMinutes() {
        var answer = Channel.anonymous()
                .send("POST", "/api/v1/tokens", Map.of(), "{\"api_key\":\"" + DemoChannel.API_KEY + "\"}")
                .has(200);

        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(600);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        var claims = new String(
                Base64.getUrlDecoder().decode(answer.text("access_token").split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"aud\":\"coffer\"").contains("\"groups\":[\"channel\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "ck_demo_4f1d6c8e2b7a49d3a5e0c9b8f7d6e5a5", "' or '1'='1"})
    void aKeyThatOpensNothing(String key) {
        var answer = Channel.anonymous()
                .send("POST", "/api/v1/tokens", Map.of(), "{\"api_key\":\"" + key + "\"}")
                .isProblem(401, "unauthenticated");

        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    }

    @Test
    void aRevokedKeyAndADisabledChannelAreLikeAWrongKey() {
        var revoked = "ck_test_" + UUID.randomUUID();
        var disabled = "ck_test_" + UUID.randomUUID();
        var first = Strangers.channel("channel", revoked);
        var second = Strangers.channel("channel", disabled);
        Books.execute("update api_key set revoked_at = utc_timestamp(6) where channel_id = ?", first);
        Books.execute("update channel set status = 'DISABLED' where id = ?", second);

        for (String key : new String[] {revoked, disabled}) {
            Channel.anonymous()
                    .send("POST", "/api/v1/tokens", Map.of(), "{\"api_key\":\"" + key + "\"}")
                    .isProblem(401, "unauthenticated");
        }
    }

    @Test
    void withoutATokenNobodyIsLetIn() {
        var answer = Channel.anonymous().get(SOME_PAYMENT).isProblem(401, "unauthenticated");

        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    }

    @Test
    void aTokenThatWasTamperedWithIsNone() {
        var parts = Channel.tokenFor(DemoChannel.API_KEY).split("\\.", -1);
        var admin = encode(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("[\"channel\"]", "[\"admin\"]"));
        var none = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");

        for (String token : new String[] {
            "nonsense",
            parts[0] + "." + admin + "." + parts[2],
            none + "." + parts[1] + ".",
            none + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 6) + "AAAAAA"
        }) {
            Channel.withToken(token).get(SOME_PAYMENT).isProblem(401, "unauthenticated");
        }
    }

    @Test
    void anotherRoleIsNotEnough() {
        Strangers.signedIn("auditor").get(SOME_PAYMENT).isProblem(403, "forbidden");
    }

    @Test
    void whatIsSomebodyElsesIsLikeWhatThereIsNot() {
        var source = Books.account("EUR", "1000.00");
        var destination = Books.account("PHP", "0");
        var payment =
                channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
        var stranger = Strangers.signedIn("channel");

        for (String path : new String[] {
            "/api/v1/payments/" + payment, "/api/v1/payments/" + payment + "/entries", "/api/v1/accounts/" + source
        }) {
            var theirs = stranger.get(path).isProblem(404, "not-found");
            var nobodys =
                    stranger.get(path.replaceFirst("[0-9a-f]{8}-", "ffffffff-")).isProblem(404, "not-found");
            assertThat(theirs.body()).isEqualTo(nobodys.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/api", "/api/v1", "/api/v1/nothing", "/api/v2/payments", "/error"})
    void anAddressWithNothingBehindIt(String path) {
        Channel.anonymous().get(path).isProblem(404, "not-found");
    }

    @Test
    void anIdThatIsNone() {
        channel.get("/api/v1/payments/1").isProblem(404, "not-found");
        channel.get("/api/v1/accounts/x%27y").isProblem(404, "not-found");
    }

    @Test
    void aMethodThatIsNotAllowed() {
        var answer = channel.send("DELETE", SOME_PAYMENT, Map.of(), null).isProblem(405, "method-not-allowed");

        assertThat(answer.headers().firstValue("allow").orElse("")).contains("GET");
    }

    @Test
    void aMediaTypeThatIsNotSpoken() {
        channel.send(
                        "POST",
                        "/api/v1/payments",
                        Map.of("Idempotency-Key", "k", "Content-Type", "text/plain"),
                        "amount=1")
                .isProblem(415, "unsupported-media-type");
        channel.send("GET", SOME_PAYMENT, Map.of("Accept", "text/html"), null).isProblem(406, "not-acceptable");
    }

    @Test
    void aCorrelationIdComesBackOrIsMade() {
        assertThat(channel.send("GET", SOME_PAYMENT, Map.of("X-Correlation-Id", "abc-1"), null)
                        .headers()
                        .firstValue("X-Correlation-Id"))
                .contains("abc-1");
        for (String bad : new String[] {"x".repeat(65), "a b", "<script>"}) {
            assertThat(channel.send("GET", SOME_PAYMENT, Map.of("X-Correlation-Id", bad), null)
                            .headers()
                            .firstValue("X-Correlation-Id")
                            .orElseThrow())
                    .isNotEqualTo(bad)
                    .hasSize(36);
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        var account = "/api/v1/accounts/" + Books.account("EUR", "10.00");
        var first = channel.get(account).has(200);
        var tag = first.headers().firstValue("etag").orElseThrow();

        assertThat(first.headers().firstValue("cache-control")).contains("private, no-cache");
        for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            var again = channel.send("GET", account, Map.of("If-None-Match", known), null)
                    .has(304);
            assertThat(again.body().isMissingNode()).isTrue();
            assertThat(again.headers().firstValue("etag")).contains(tag);
        }
        channel.send("GET", account, Map.of("If-None-Match", "\"x\""), null).has(200);
    }

    @Test
    void aTagChangesWithWhatItTags() {
        var source = Books.account("EUR", "1000.00");
        var account = "/api/v1/accounts/" + source;
        var before = channel.get(account).headers().firstValue("etag").orElseThrow();
        var payment = channel.pay(PaymentOrder.between(source, Books.account("PHP", "0")))
                .has(202)
                .text("payment_id");
        Eventually.payment(channel, payment, "COMPLETED");

        channel.send("GET", account, Map.of("If-None-Match", before), null).has(200);
        for (String path : new String[] {"/api/v1/payments/" + payment, "/api/v1/payments/" + payment + "/entries"}) {
            var tag = channel.get(path).has(200).headers().firstValue("etag").orElseThrow();
            channel.send("GET", path, Map.of("If-None-Match", tag), null).has(304);
        }
    }

    @Test
    void nothingElseIsKept() {
        assertThat(channel.get(SOME_PAYMENT).has(404).headers().firstValue("cache-control"))
                .contains("no-store");
    }

    @Test
    void theApiIsDescribedWithExamples() {
        var description = Channel.anonymous()
                .send("GET", "/openapi", Map.of("Accept", "application/json"), null)
                .has(200)
                .body();

        assertThat(description.path("paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/v1/tokens",
                        "/api/v1/accounts/{id}",
                        "/api/v1/payments",
                        "/api/v1/payments/{id}",
                        "/api/v1/payments/{id}/entries");
        assertThat(description.at("/paths/~1api~1v1~1payments/post/requestBody/content/application~1json/examples"))
                .isNotEmpty();
        assertThat(description.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void theServerSaysWhetherItIsReady() {
        var ready = Channel.anonymous().get("/health/ready").has(200);

        assertThat(ready.body().at("/checks/0/data/database").asText()).isEqualTo("up");
        assertThat(ready.body().at("/checks/0/data/broker").asText()).isEqualTo("up");
        assertThat(ready.body().at("/checks/0/data/tokens").asText()).isEqualTo("up");
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
