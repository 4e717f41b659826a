package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.demo.DemoChannel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client applications and the keys that let them in. */
class ChannelIT {

    private static final String CHANNELS = "/api/v1/channels";
    private static final String TOKENS = "/api/v1/tokens";
    private static final String ALL =
            "[\"accounts:read\",\"payments:read\",\"payments:write\",\"wallets:read\",\"wallets:write\"]";
    private static final String SOME_PAYMENT = "/api/v1/payments/01900000-0000-7000-8000-000000000001";

    /** How long another server may go by what it knew. */
    private static final Duration STALE_AT_MOST = Duration.ofSeconds(5);

    private final Channel admin = Strangers.signedIn("admin");

    private String channel = "";

    @BeforeEach
    void makeAChannel() {
        channel = create("{\"name\":\"Web shop\"}").has(201).text("channel_id");
    }

    @Test
    void aNewChannelPaysWithItsKey() {
        var made = admin.get(path()).has(200);
        assertThat(made.text("name")).isEqualTo("Web shop");
        assertThat(made.text("status")).isEqualTo("ACTIVE");
        assertThat(made.text("plan")).isEqualTo("standard");
        assertThat(made.body().path("allowed_networks")).isEmpty();
        var source = Books.account(UUID.fromString(channel), "EUR", "1000.00");
        var destination = Books.account("PHP", "0");

        var direct = Channel.withApiKey(key(ALL));

        var payment =
                direct.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
        direct.payment(payment).has(200);
        assertThat(direct.get("/api/v1/accounts/" + source).has(200).text("held"))
                .isNotEmpty();
    }

    @Test
    void aKeyIsShownOnceAndNotKept() {
        var issued = issue("{\"scopes\":" + ALL + "}").has(201);
        var key = issued.text("api_key");
        var id = issued.text("api_key_id");

        assertThat(key).matches("ck_[0-9a-f]{32}_[A-Za-z0-9_-]{43}").startsWith("ck_" + id.replace("-", ""));
        assertThat(issued.headers().firstValue("location")).contains(path() + "/api-keys/" + id);
        assertThat(issued.headers().firstValue("cache-control")).contains("no-store");
        var listed = admin.get(path() + "/api-keys").has(200).body();
        assertThat(listed.toString()).doesNotContain(key.substring(36));
        assertThat(listed.at("/items/0/prefix").asText()).isEqualTo(key.substring(0, 35));
        assertThat(Books.rows("select hex(secret_hash) = upper(sha2(?, 256)) from api_key where id = ?", key, uuid(id)))
                .containsExactly("1");
    }

    @Test
    void everyActIsInTheAuditTrailWithoutSecrets() {
        var first = issue("{\"scopes\":" + ALL + "}").has(201);
        var second = rotate(first.text("api_key_id"), "{}").has(201);
        revoke(second.text("api_key_id")).has(204);
        change("\"0\"", "{\"name\":\"Shop\"}").has(200);

        var trail = admin.get("/api/v1/audit-records?subject=" + channel).has(200);
        var actions = new ArrayList<String>();
        trail.body()
                .path("items")
                .forEach(record -> actions.add(record.path("action").asText()));

        assertThat(actions)
                .containsExactly(
                        "channel.changed",
                        "channel.api-key.revoked",
                        "channel.api-key.rotated",
                        "channel.api-key.created",
                        "channel.created");
        assertThat(trail.body().toString())
                .contains(first.text("api_key_id"), second.text("api_key_id"))
                .doesNotContain(
                        first.text("api_key").substring(36),
                        second.text("api_key").substring(36));
    }

    @Test
    void aKeyIsGoodForItsScopesOnly() {
        var reading = Channel.withApiKey(key("[\"payments:read\"]"));

        reading.get(SOME_PAYMENT).isProblem(404, "not-found");
        var refused = reading.pay(PaymentOrder.between(UUID.randomUUID(), UUID.randomUUID()))
                .isProblem(403, "insufficient-scope");
        assertThat(refused.text("scope")).isEqualTo("payments:write");
        reading.get("/api/v1/accounts/" + UUID.randomUUID()).isProblem(403, "insufficient-scope");
    }

    @Test
    void aTokenHasTheScopesOfItsKeyOrFewer() {
        var key = key("[\"payments:read\",\"payments:write\"]");

        var all = token("{\"api_key\":\"" + key + "\"}").has(200);
        assertThat(all.text("scope")).isEqualTo("payments:read payments:write");
        var fewer = token("{\"api_key\":\"" + key + "\",\"scope\":\"payments:read\"}")
                .has(200);
        assertThat(fewer.text("scope")).isEqualTo("payments:read");
        var channelWithFewer = Channel.withToken(fewer.text("access_token"));
        channelWithFewer.get(SOME_PAYMENT).isProblem(404, "not-found");
        channelWithFewer
                .pay(PaymentOrder.between(UUID.randomUUID(), UUID.randomUUID()))
                .isProblem(403, "insufficient-scope");

        token("{\"api_key\":\"" + key + "\",\"scope\":\"accounts:read\"}").isProblem(400, "invalid-scope");
        token("{\"api_key\":\"" + key + "\",\"scope\":\"everything\"}").isProblem(400, "invalid-scope");
    }

    @Test
    void clientCredentialsAreTakenAsHttpBasicAndInTheForm() {
        var key = key(ALL);
        var form = "grant_type=client_credentials&scope=payments%3Aread";

        var basic = form(form, Map.of("Authorization", basic(channel, key))).has(200);
        assertThat(basic.text("token_type")).isEqualTo("Bearer");
        assertThat(basic.text("scope")).isEqualTo("payments:read");
        assertThat(basic.body().path("expires_in").asInt()).isEqualTo(600);
        assertThat(basic.headers().firstValue("cache-control")).contains("no-store");
        Channel.withToken(basic.text("access_token")).get(SOME_PAYMENT).isProblem(404, "not-found");

        var inTheForm = form(
                        "grant_type=client_credentials&client_id=" + channel + "&client_secret=" + key + "&unknown=x",
                        Map.of())
                .has(200);
        assertThat(inTheForm.text("scope"))
                .isEqualTo("accounts:read payments:read payments:write wallets:read wallets:write");
    }

    @Test
    void clientCredentialsThatAreNotRight() {
        var key = key(ALL);
        var grant = "grant_type=client_credentials";

        form(grant, Map.of()).isProblem(401, "unauthenticated");
        form(grant, Map.of("Authorization", basic(UUID.randomUUID().toString(), key)))
                .isProblem(401, "unauthenticated");
        form(grant, Map.of("Authorization", basic(channel, "ck_wrong_key"))).isProblem(401, "unauthenticated");
        form(grant, Map.of("Authorization", "Basic %%%")).isProblem(401, "unauthenticated");
        form(grant, Map.of("Authorization", "Basic bm9jb2xvbg==")).isProblem(401, "unauthenticated");
        form(grant + "&client_secret=" + key, Map.of("Authorization", basic(channel, key)))
                .isProblem(400, "invalid-request");
        form(grant + "&scope=x", Map.of("Authorization", basic(channel, key))).isProblem(400, "invalid-scope");
        form(grant + "&" + grant, Map.of("Authorization", basic(channel, key))).isProblem(400, "invalid-request");
        form("grant_type=password", Map.of("Authorization", basic(channel, key)))
                .isProblem(400, "unsupported-grant-type");
        form("a=b", Map.of("Authorization", basic(channel, key))).isProblem(400, "invalid-request");
        form(grant + "&scope=%}", Map.of("Authorization", basic(channel, key))).isProblem(400, "invalid-request");
    }

    @Test
    void aKeyWithAnEndOpensNothingAfterwards() {
        var end = Instant.now().plusSeconds(4);
        var issued =
                issue("{\"scopes\":" + ALL + ",\"expires_at\":\"" + end + "\"}").has(201);
        var direct = Channel.withApiKey(issued.text("api_key"));

        direct.get(SOME_PAYMENT).isProblem(404, "not-found");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> direct.get(SOME_PAYMENT).isProblem(401, "unauthenticated"));
        assertThat(Instant.now()).isAfter(end);
        token("{\"api_key\":\"" + issued.text("api_key") + "\"}").isProblem(401, "unauthenticated");
        rotate(issued.text("api_key_id"), "{}").isProblem(409, "api-key-not-active");
    }

    @Test
    void anEndThatIsNone() {
        issue("{\"scopes\":" + ALL + ",\"expires_at\":\"2020-01-01T00:00:00Z\"}")
                .isProblem(400, "invalid-field");
        issue("{\"scopes\":" + ALL + ",\"expires_at\":\"+99999-01-01T00:00:00Z\"}")
                .isProblem(400, "invalid-field");
        issue("{\"scopes\":" + ALL + ",\"expires_at\":\"tomorrow\"}").isProblem(400, "malformed-json");
    }

    @Test
    void aRevokedKeyOpensNothingAtOnceHere() {
        var issued = issue("{\"scopes\":" + ALL + "}").has(201);
        var direct = Channel.withApiKey(issued.text("api_key"));
        direct.get(SOME_PAYMENT).isProblem(404, "not-found");

        revoke(issued.text("api_key_id")).has(204);

        direct.get(SOME_PAYMENT).isProblem(401, "unauthenticated");
        revoke(issued.text("api_key_id")).has(204);
        rotate(issued.text("api_key_id"), "{}").isProblem(409, "api-key-not-active");
    }

    /** As if it was revoked on another server: this one knows nothing of it but what the database says. */
    @Test
    void aKeyThatWasRevokedElsewhereIsUsedWithoutAQueryAndForFiveSecondsAtMost() {
        var issued = issue("{\"scopes\":" + ALL + "}").has(201);
        var direct = Channel.withApiKey(issued.text("api_key"));
        direct.get(SOME_PAYMENT).isProblem(404, "not-found");

        Books.execute("update api_key set revoked_at = utc_timestamp(6) where id = ?", uuid(issued.text("api_key_id")));
        var since = Instant.now();

        direct.get(SOME_PAYMENT).isProblem(404, "not-found");
        await().atMost(STALE_AT_MOST.plusSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> direct.get(SOME_PAYMENT).isProblem(401, "unauthenticated"));
        assertThat(Duration.between(since, Instant.now())).isLessThan(STALE_AT_MOST.plusMillis(500));
    }

    @Test
    void aKeyIsReplacedWithoutAGap() {
        var old = issue("{\"scopes\":[\"payments:read\"]}").has(201);
        var fresh = rotate(old.text("api_key_id"), "{\"overlap_seconds\":3600}").has(201);

        Channel.withApiKey(old.text("api_key")).get(SOME_PAYMENT).isProblem(404, "not-found");
        Channel.withApiKey(fresh.text("api_key")).get(SOME_PAYMENT).isProblem(404, "not-found");
        assertThat(fresh.body().path("scopes").toString()).isEqualTo("[\"payments:read\"]");
        assertThat(fresh.body().has("expires_at")).isFalse();
        var listed = admin.get(path() + "/api-keys").has(200).body();
        assertThat(listed.at("/items/0/api_key_id").asText()).isEqualTo(fresh.text("api_key_id"));
        assertThat(Instant.parse(listed.at("/items/1/expires_at").asText()))
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    }

    @Test
    void aKeyThatIsReplacedWithoutOverlapEndsAtOnce() {
        var old = issue("{\"scopes\":" + ALL + "}").has(201);
        Channel.withApiKey(old.text("api_key")).get(SOME_PAYMENT).isProblem(404, "not-found");

        rotate(old.text("api_key_id"), "{\"overlap_seconds\":0}").has(201);

        Channel.withApiKey(old.text("api_key")).get(SOME_PAYMENT).isProblem(401, "unauthenticated");
        rotate(old.text("api_key_id"), "{\"overlap_seconds\":-1}").isProblem(400, "invalid-field");
        rotate(old.text("api_key_id"), "{\"overlap_seconds\":0.9}").has(400);
        rotate(old.text("api_key_id"), "{\"overlap_seconds\":2592001}").isProblem(400, "invalid-field");
    }

    @Test
    void theLastUseIsNotedOnceAMinute() {
        var direct = Channel.withApiKey(key(ALL));
        assertThat(firstKey().path("last_used_at").isMissingNode()).isTrue();

        direct.get(SOME_PAYMENT).isProblem(404, "not-found");

        Eventually.is(
                () -> assertThat(Instant.parse(firstKey().path("last_used_at").asText()))
                        .isBeforeOrEqualTo(Instant.now()));
        var noted = firstKey().path("last_used_at").asText();
        for (int i = 0; i < 20; i++) {
            direct.get(SOME_PAYMENT).isProblem(404, "not-found");
        }
        assertThat(firstKey().path("last_used_at").asText()).isEqualTo(noted);
    }

    @Test
    void aChannelMayCallFromItsNetworksOnly() {
        var key = key(ALL);
        var direct = Channel.withApiKey(key);
        var signedIn = Channel.signedIn(key);
        direct.get(SOME_PAYMENT).isProblem(404, "not-found");

        change("\"0\"", "{\"allowed_networks\":[\"192.0.2.0/24\",\"2001:db8::/32\"]}")
                .has(200);

        direct.get(SOME_PAYMENT).isProblem(403, "address-not-allowed");
        signedIn.get(SOME_PAYMENT).isProblem(403, "address-not-allowed");
        token("{\"api_key\":\"" + key + "\"}").isProblem(403, "address-not-allowed");

        change("\"1\"", "{\"allowed_networks\":[\"192.0.2.0/24\",\"127.0.0.0/8\"]}")
                .has(200);

        direct.get(SOME_PAYMENT).isProblem(404, "not-found");
        signedIn.get(SOME_PAYMENT).isProblem(404, "not-found");
        token("{\"api_key\":\"" + key + "\"}").has(200);
    }

    @Test
    void aDisabledChannelIsShutOutWithTheTokensThatItHas() {
        var key = key(ALL);
        var signedIn = Channel.signedIn(key);
        signedIn.get(SOME_PAYMENT).isProblem(404, "not-found");

        change("\"0\"", "{\"status\":\"DISABLED\"}").has(200);

        signedIn.get(SOME_PAYMENT).isProblem(401, "unauthenticated");
        Channel.withApiKey(key).get(SOME_PAYMENT).isProblem(401, "unauthenticated");
        token("{\"api_key\":\"" + key + "\"}").isProblem(401, "unauthenticated");
        assertThat(ids("?status=DISABLED&page_size=200")).contains(channel);
        assertThat(ids("?status=ACTIVE&page_size=200")).doesNotContain(channel);

        change("\"1\"", "{\"status\":\"ACTIVE\"}").has(200);

        signedIn.get(SOME_PAYMENT).isProblem(404, "not-found");
    }

    @Test
    void nobodyChangesWhatHeHasNotSeen() {
        var read = admin.get(path()).has(200);
        assertThat(read.headers().firstValue("etag")).contains("\"0\"");

        admin.send("PATCH", path(), Map.of(), "{\"name\":\"A\"}").isProblem(428, "precondition-required");
        var changed = change("\"0\"", "{\"name\":\"A\"}").has(200);
        assertThat(changed.text("name")).isEqualTo("A");
        assertThat(changed.headers().firstValue("etag")).contains("\"1\"");
        assertThat(change("\"0\"", "{\"name\":\"B\"}")
                        .isProblem(412, "version-conflict")
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        change("*", "{\"name\":\"C\"}").has(200);
        assertThat(admin.get(path()).text("name")).isEqualTo("C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"x\",\"plan\":\"gold-for-nothing\"}",
                "{\"name\":\"x\",\"plan\":\"ä\"}",
                "{\"name\":\"x\",\"allowed_networks\":[\"10.0.0.1/8\"]}",
                "{\"name\":\"x\",\"allowed_networks\":[\"example.com\"]}",
                "{\"name\":\"x\",\"allowed_networks\":[null]}",
                "{\"name\":\"x\",\"allowed_networks\":\"10.0.0.0/8\"}",
                "{\"name\":\"x\",\"roles\":[\"admin\"]}",
                "{\"name\":\"x\",\"status\":\"ACTIVE\"}"
            })
    void aChannelThatCanNotBeMade(String body) {
        assertThat(create(body).status()).isEqualTo(400);
    }

    @Test
    void aChannelHasTwentyNetworksAtMost() {
        var networks = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            networks.add("\"2001:db8:ffff:ffff:ffff:ffff:ffff:ff%02x/128\"".formatted(i));
        }

        var made = create("{\"name\":\"x\",\"allowed_networks\":[" + String.join(",", networks) + "]}")
                .has(201);

        assertThat(made.body().path("allowed_networks")).hasSize(20);
        networks.add("\"10.0.0.0/8\"");
        create("{\"name\":\"x\",\"allowed_networks\":[" + String.join(",", networks) + "]}")
                .isProblem(400, "invalid-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"scopes\":[]}",
                "{\"scopes\":[\"admin\"]}",
                "{\"scopes\":[\"payments:read\",null]}",
                "{\"scopes\":\"payments:read\"}"
            })
    void aKeyThatCanNotBeMade(String body) {
        assertThat(issue(body).status()).isEqualTo(400);
    }

    @Test
    void aChannelHasTwentyUsableKeysAtMost() {
        var first = issue("{\"scopes\":" + ALL + "}").has(201).text("api_key_id");
        for (int i = 1; i < 20; i++) {
            issue("{\"scopes\":" + ALL + "}").has(201);
        }

        issue("{\"scopes\":" + ALL + "}").isProblem(409, "too-many-api-keys");
        rotate(first, "{}").isProblem(409, "too-many-api-keys");
        revoke(first).has(204);
        issue("{\"scopes\":" + ALL + "}").has(201);
    }

    @Test
    void ofManyKeysAtOnceAsManyAreMadeAsThereMayBe() throws Exception {
        var answers = Crowd.asks(30, number -> issue("{\"scopes\":" + ALL + "}").status());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(20);
    }

    @Test
    void whatThereIsNotIsNotFound() {
        var key = issue("{\"scopes\":" + ALL + "}").has(201).text("api_key_id");
        var other = create("{\"name\":\"Other\"}").has(201).text("channel_id");
        var nobody = CHANNELS + "/" + UUID.randomUUID();

        admin.get(nobody).isProblem(404, "not-found");
        admin.get(CHANNELS + "/x").isProblem(404, "not-found");
        admin.get(nobody + "/api-keys").isProblem(404, "not-found");
        admin.send("PATCH", nobody, Map.of("If-Match", "*"), "{}").isProblem(404, "not-found");
        admin.send("POST", nobody + "/api-keys", Map.of(), "{\"scopes\":" + ALL + "}")
                .isProblem(404, "not-found");
        admin.send("DELETE", CHANNELS + "/" + other + "/api-keys/" + key, Map.of(), null)
                .isProblem(404, "not-found");
        admin.send("POST", CHANNELS + "/" + other + "/api-keys/" + key + "/rotation", Map.of(), "{}")
                .isProblem(404, "not-found");
        revoke("x").isProblem(404, "not-found");
    }

    @Test
    void oneProofIsEnough() {
        var both = new HashMap<String, String>();
        both.put("X-API-Key", DemoChannel.API_KEY);
        both.put("Authorization", "Bearer " + Channel.tokenFor(DemoChannel.API_KEY));

        Channel.anonymous().send("GET", SOME_PAYMENT, both, null).isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "x", "' or '1'='1", "ck_demo_4f1d6c8e2b7a49d3a5e0c9b8f7d6e5a5"})
    void aKeyThatOpensNothing(String key) {
        var answer = Channel.withApiKey(key).get(SOME_PAYMENT).isProblem(401, "unauthenticated");

        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    }

    @Test
    void aKeyThatWasMadeBeforeThereWereScopesStillOpensEverything() {
        var demo = Channel.withApiKey(DemoChannel.API_KEY);

        demo.get(SOME_PAYMENT).isProblem(404, "not-found");
        demo.get("/api/v1/accounts/01900000-0000-7000-8000-000000000e01").has(200);
        demo.pay(PaymentOrder.between(UUID.randomUUID(), UUID.randomUUID())).isProblem(422, "unknown-account");
    }

    private Answer create(String body) {
        return admin.send("POST", CHANNELS, Map.of(), body);
    }

    private Answer change(String ifMatch, String body) {
        return admin.send("PATCH", path(), Map.of("If-Match", ifMatch), body);
    }

    private Answer issue(String body) {
        return admin.send("POST", path() + "/api-keys", Map.of(), body);
    }

    private String key(String scopes) {
        return issue("{\"scopes\":" + scopes + "}").has(201).text("api_key");
    }

    private Answer rotate(String key, String body) {
        return admin.send("POST", path() + "/api-keys/" + key + "/rotation", Map.of(), body);
    }

    private Answer revoke(String key) {
        return admin.send("DELETE", path() + "/api-keys/" + key, Map.of(), null);
    }

    private JsonNode firstKey() {
        return admin.get(path() + "/api-keys").has(200).body().at("/items/0");
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        admin.get(CHANNELS + query)
                .has(200)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("channel_id").asText()));
        return ids;
    }

    private static Answer token(String body) {
        return Channel.anonymous().send("POST", TOKENS, Map.of(), body);
    }

    private static Answer form(String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return Channel.anonymous().send("POST", TOKENS, all, body);
    }

    private static String basic(String id, String secret) {
        var pair =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID uuid(String text) {
        return UUID.fromString(text);
    }

    private String path() {
        return CHANNELS + "/" + channel;
    }
}
