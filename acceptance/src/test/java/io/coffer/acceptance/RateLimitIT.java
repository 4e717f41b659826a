package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.sandbox.demo.DemoChannel;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who comes too often, and what happens when too many come at once. The plan {@code tiny} holds 12 tokens and gets one an
 * hour; asking for a payment costs 5, everything else here 1. Each test has addresses of its own.
 */
class RateLimitIT {

    private static final String SOME_PAYMENT = "/api/v1/payments/01900000-0000-7000-8000-000000000001";
    private static final String WRONG_KEY = "{\"api_key\":\"wrong\"}";
    private static final String TOKENS = "/api/v1/tokens";
    private static final int STRICT = 20;
    private static final int CONCURRENCY = 256;
    private static final int BODY = 1_000;
    private static final Pattern POLICY = Pattern.compile("\"[a-z-]+\";q=\\d+;w=\\d+(, \"[a-z-]+\";q=\\d+;w=\\d+)*");
    private static final Pattern LIMIT = Pattern.compile("\"[a-z-]+\";r=\\d+;t=\\d+(, \"[a-z-]+\";r=\\d+;t=\\d+)*");

    @Test
    void aChannelMayAskForWhatItsPlanHolds() {
        var channel = onPlan("tiny");
        var order = PaymentOrder.between(UUID.randomUUID(), UUID.randomUUID());

        var first = channel.pay(order).has(422);
        assertThat(policy(first)).isEqualTo("\"tiny\";q=12;w=43200");
        assertThat(limit(first)).isEqualTo("\"tiny\";r=7;t=3600");
        assertThat(limit(channel.pay(order).has(422))).isEqualTo("\"tiny\";r=2;t=3600");
        var refused = channel.pay(order).isProblem(429, "quota-exceeded");

        assertThat(policy(refused)).isEqualTo("\"tiny\";q=12;w=43200");
        assertThat(limit(refused)).startsWith("\"tiny\";r=2;t=");
        long seconds = refused.body().path("retry_after").asLong();
        assertThat(seconds).isBetween(3 * 3600L - 600, 3 * 3600L);
        assertThat(refused.headers().firstValue("retry-after")).contains(Long.toString(seconds));
        assertThat(limit(refused)).endsWith(";t=" + seconds);
        assertThat(refused.body().path("violated_policies"))
                .extracting(name -> name.asText())
                .containsExactly("tiny");
    }

    @Test
    void whatIsCheaperStillGetsThroughAndAnotherChannelIsNotTouched() {
        var channel = onPlan("tiny");
        var order = PaymentOrder.between(UUID.randomUUID(), UUID.randomUUID());
        channel.pay(order).has(422);
        channel.pay(order).has(422);
        channel.pay(order).has(429);

        channel.get(SOME_PAYMENT).has(404);
        channel.get(SOME_PAYMENT).has(404);
        channel.get(SOME_PAYMENT).isProblem(429, "quota-exceeded");

        onPlan("tiny").pay(order).has(422);
        Channel.demo().pay(order).has(422);
    }

    @Test
    void theTokensOfAChannelShareItsBucket() {
        var key = "ck_test_" + UUID.randomUUID();
        var id = Strangers.channel("channel", key);
        Books.execute("update channel set plan = 'tiny' where id = ?", id);

        Channel.signedIn(key).get(SOME_PAYMENT).has(404);

        assertThat(limit(Channel.signedIn(key).get(SOME_PAYMENT))).startsWith("\"tiny\";r=10;");
    }

    @Test
    void aPlanThatThereIsNotCountsAsTheStandardOne() {
        assertThat(policy(onPlan("gone").get(SOME_PAYMENT)))
                .isEqualTo("\"standard-second\";q=200;w=2, \"standard-minute\";q=3000;w=60");
    }

    @Test
    void nobodyWhoTriesCofferOutIsHeldUp() {
        assertThat(policy(Channel.demo().get(SOME_PAYMENT))).isEqualTo("\"unlimited\";q=1000000;w=1");
        assertThat(policy(Channel.anonymous().get(SOME_PAYMENT))).isEqualTo("\"unlimited\";q=1000000;w=1");
    }

    @Test
    void everyAnswerSaysWhatIsLeft() {
        var neighbour = new Neighbour("127.0.3.1");
        var channel = Channel.demo();
        var answers = List.of(
                channel.get("/api/v1/accounts/01900000-0000-7000-8000-000000000e01")
                        .has(200),
                channel.pay(UUID.randomUUID().toString(), "{}").has(400),
                channel.get(SOME_PAYMENT).has(404),
                channel.get("/api/v1/nothing").has(404),
                channel.send("DELETE", SOME_PAYMENT, Map.of(), null).has(405),
                channel.send("GET", SOME_PAYMENT, Map.of("Accept", "text/html"), null)
                        .has(406),
                channel.send("POST", "/api/v1/payments", Map.of("Content-Type", "text/plain"), "x")
                        .has(415),
                Strangers.signedIn("auditor").get(SOME_PAYMENT).has(403),
                Channel.withToken("nonsense").get(SOME_PAYMENT).has(401),
                neighbour.get(SOME_PAYMENT, Map.of()).has(401),
                neighbour.get("/api/v1/nothing", Map.of()).has(404),
                neighbour
                        .get(SOME_PAYMENT, Map.of("Authorization", "Bearer nonsense"))
                        .has(401),
                neighbour.post(TOKENS, Map.of(), WRONG_KEY).has(401));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(policy(answer)).matches(POLICY);
            assertThat(limit(answer)).matches(LIMIT);
        });
        assertThat(policy(answers.get(answers.size() - 1)))
                .isEqualTo("\"address-second\";q=60;w=3, \"address-minute\";q=300;w=60, \"strict\";q=20;w=60");
    }

    @Test
    void whoSignsInIsLimitedMoreStrictly() {
        var neighbour = new Neighbour("127.0.4.1");
        for (int i = 0; i < STRICT; i++) {
            neighbour.post(TOKENS, Map.of(), WRONG_KEY).isProblem(401, "unauthenticated");
        }

        var refused = tooOften(neighbour, Map.of());

        assertThat(refused.body().path("violated_policies").get(0).asText()).isEqualTo("strict");
        assertThat(refused.headers().firstValueAsLong("retry-after").orElseThrow())
                .isBetween(1L, 3L);
        neighbour.get(SOME_PAYMENT, Map.of()).isProblem(401, "unauthenticated");
        new Neighbour("127.0.4.2").post(TOKENS, Map.of(), WRONG_KEY).isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/email-verifications, {\"token\":\"wrong\"}, 422, 127.0.4.3",
        "/api/v1/sessions/refresh, {\"refresh_token\":\"crt_wrong\"}, 401, 127.0.4.4"
    })
    void whoTriesTokensIsLimitedMoreStrictly(String path, String wrong, int status, String address) {
        var neighbour = new Neighbour(address);
        for (int i = 0; i < STRICT; i++) {
            neighbour.post(path, Map.of(), wrong).has(status);
        }

        var refused = Stream.generate(() -> neighbour.post(path, Map.of(), wrong))
                .limit(STRICT)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();

        refused.isProblem(429, "quota-exceeded");
        assertThat(refused.body().path("violated_policies").get(0).asText()).isEqualTo("strict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "$WSRA", "True-Client-IP"})
    void nobodyButATrustedProxyIsBelievedWhoTheClientIs(String header) {
        var liar = new Neighbour("127.0.5." + (1 + Math.floorMod(header.hashCode(), 250)));
        tooOften(liar, Map.of());

        var again = tooOften(liar, Map.of(header, header.equals("Forwarded") ? "for=203.0.113.1" : "203.0.113.1"));

        assertThat(again.body().path("violated_policies").get(0).asText()).isEqualTo("strict");
    }

    @Test
    void behindATrustedProxyEachClientIsAnother() {
        var proxy = new Neighbour(Neighbour.PROXY);
        tooOften(proxy, Map.of("X-Forwarded-For", "203.0.113.60"));
        // What it invents before the proxy's word does not help.
        tooOften(proxy, Map.of("X-Forwarded-For", "203.0.113.61, 203.0.113.60"));

        proxy.post(TOKENS, Map.of("X-Forwarded-For", "203.0.113.62"), WRONG_KEY).has(401);
        // The field that the proxies don't write is not looked at.
        var other = Map.of("X-Forwarded-For", "203.0.113.60", "Forwarded", "for=203.0.113.63");
        tooOften(proxy, other);
    }

    @Test
    void oneIpv6ClientHasAllAddressesThatBeginAlike() {
        var proxy = new Neighbour(Neighbour.PROXY);
        tooOften(proxy, Map.of("X-Forwarded-For", "2001:db8:60:1::1"));

        tooOften(proxy, Map.of("X-Forwarded-For", "2001:db8:60:1:ffff:ffff::2"));
        proxy.post(TOKENS, Map.of("X-Forwarded-For", "2001:db8:60:2::1"), WRONG_KEY)
                .has(401);
    }

    @ParameterizedTest
    @CsvSource({"X-Nothing, 127.0.6.1", "Authorization, 127.0.6.4", "X-API-Key, 127.0.6.5"})
    void whoNeverProvesAnythingIsStoppedOnAnyAddress(String credentials, String address) {
        var neighbour = new Neighbour(address);

        var last = neighbour.get(SOME_PAYMENT, Map.of(credentials, "Bearer nonsense"));
        int asked = 1;
        while (last.status() == 401 && asked < 1_000) {
            last = neighbour.get(SOME_PAYMENT, Map.of(credentials, "Bearer nonsense"));
            asked++;
        }

        last.isProblem(429, "quota-exceeded");
        assertThat(asked).isGreaterThan(60);
    }

    @Test
    void guessingAtTokensAndAtAddressesCostsTheAddress() {
        var guesser = new Neighbour("127.0.6.2");

        assertThat(left(guesser.get(SOME_PAYMENT, Map.of("Authorization", "Bearer nonsense"))))
                .isEqualTo(299);
        assertThat(left(guesser.get("/api/v1/nothing", Map.of()))).isEqualTo(298);
    }

    @Test
    void aGoodTokenCostsItsAddressNothing() {
        var neighbour = new Neighbour("127.0.6.3");
        var token = Map.of("Authorization", "Bearer " + Channel.tokenFor(DemoChannel.API_KEY));
        for (int i = 0; i < 10; i++) {
            neighbour.get(SOME_PAYMENT, token).has(404);
        }

        assertThat(left(neighbour.get("/api/v1/nothing", Map.of()))).isEqualTo(299);
    }

    /** Hundreds of requests that never finish, as somebody sends who wants to bring the server down. */
    @Test
    void tooManyAtOnceAreTurnedAwayAtOnceWhileHealthStillAnswers() throws Exception {
        var client = new Neighbour("127.0.0.1");
        var hanging = new ArrayList<Socket>();
        try {
            var answer = client.get(SOME_PAYMENT, Map.of()).has(401);
            while (answer.status() != 503 && hanging.size() < 300) {
                var socket = client.connect();
                hanging.add(socket);
                Neighbour.begin(socket, "POST", TOKENS, Map.of("Content-Type", "application/json"), BODY);
                socket.getOutputStream().write('{');
                if (hanging.size() >= CONCURRENCY) {
                    answer = client.get(SOME_PAYMENT, Map.of("X-Correlation-Id", "turned-away"));
                }
            }

            answer.isProblem(503, "temporarily-unavailable");
            assertThat(answer.headers().firstValueAsLong("retry-after")).hasValue(1);
            assertThat(answer.headers().firstValue("x-correlation-id")).contains("turned-away");
            assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
            assertThat(policy(answer)).isEmpty();
            long begin = System.nanoTime();
            Channel.anonymous().get("/health/ready").has(200);
            Channel.anonymous().get("/metrics").has(200);
            assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
            // Those that were let in are not forgotten.
            try (var patient = hanging.remove(0)) {
                var rest = "\"api_key\":\"wrong\"}";
                var output = patient.getOutputStream();
                output.write((rest + " ".repeat(BODY - 1 - rest.length())).getBytes(StandardCharsets.UTF_8));
                output.flush();
                Neighbour.answer(patient).isProblem(401, "unauthenticated");
            }
        } finally {
            for (Socket socket : hanging) {
                socket.close();
            }
        }
        Eventually.is(() -> Channel.anonymous().get(SOME_PAYMENT).has(401));
        var metrics = Channel.anonymous().get("/metrics").body().asText();
        assertThat(metrics).containsPattern("coffer_edge_shed_total\\{[^}]*} [1-9]");
        assertThat(metrics).containsPattern("coffer_edge_quota_exceeded_total\\{[^}]*limit=\"strict\"[^}]*} [1-9]");
        assertThat(metrics).contains("coffer_edge_requests_under_way{");
    }

    private static Channel onPlan(String plan) {
        var key = "ck_test_" + UUID.randomUUID();
        var id = Strangers.channel("channel", key);
        Books.execute("update channel set plan = ? where id = ?", plan, id);
        return Channel.signedIn(key);
    }

    /** Asks for tokens until it was too often: soon, since one flows in every three seconds. */
    private static Answer tooOften(Neighbour client, Map<String, String> headers) {
        for (int i = 0; i < 4 * STRICT; i++) {
            var answer = client.post(TOKENS, headers, WRONG_KEY);
            if (answer.status() == 429) {
                return answer.isProblem(429, "quota-exceeded");
            }
            answer.has(401);
        }
        throw new AssertionError("was never refused");
    }

    /** What is left of the address's minute. */
    private static int left(Answer answer) {
        var matcher = Pattern.compile("\"address-minute\";r=(\\d+)").matcher(limit(answer));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String policy(Answer answer) {
        return answer.headers().firstValue("ratelimit-policy").orElse("");
    }

    private static String limit(Answer answer) {
        return answer.headers().firstValue("ratelimit").orElse("");
    }
}
