package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.server.LibertyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second server of the system, set up as one of several is: its limits are in Redis, it works on no queue, and its
 * provider of identities is reached over TLS.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondServerIT {

    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final String PASSWORD = "changeit-in-tests";
    private static final String PATH = "/api/v1/payments/01900000-0000-7000-8000-000000000001";

    @TempDir
    private static Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger keysAsked = new AtomicInteger();
    private RedisProcess redis;
    private HttpsServer provider;
    private LibertyServer server;

    @BeforeAll
    void start() throws Exception {
        redis = RedisProcess.onFreePort();
        redis.start();
        provider = provider();
        var issuer = "https://localhost:" + provider.getAddress().getPort();
        server = Running.stack()
                .anotherServer(
                        folder,
                        Loopback.freePort(),
                        Map.of(
                                "COFFER_LIMIT_REDIS_URL",
                                redis.url(),
                                "COFFER_LIMIT_REDIS_TIMEOUT_MILLIS",
                                "1000",
                                "COFFER_LIMIT_REDIS_PAUSE_MILLIS",
                                "300",
                                "COFFER_STEP_ENABLED",
                                "false",
                                "COFFER_WALLET_VIEW_AGE_MAX_MILLIS",
                                Long.toString(TimeUnit.NANOSECONDS.toMillis(MAX_AGE_NANOS)),
                                "COFFER_TOKEN_OUTSIDE_ISSUER",
                                issuer,
                                "COFFER_TOKEN_OUTSIDE_JWKS",
                                issuer + "/keys",
                                "JVM_ARGS",
                                "-XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStore=" + folder.resolve("authorities")
                                        + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD));
        server.start();
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
        if (provider != null) {
            provider.stop(0);
        }
        if (redis != null) {
            redis.kill();
        }
    }

    @Test
    void itsLimitsAreCountedInRedisAndWithoutRedisByItself() throws Exception {
        var key = "ck_test_" + UUID.randomUUID();
        var id = Strangers.channel("channel", key);
        Books.execute("update channel set plan = 'tiny' where id = ?", id);

        assertThat(left(get(key))).isEqualTo(11);
        assertThat(left(get(key))).isEqualTo(10);
        assertThat(redis.cli("--scan", "--pattern", "coffer:limit:tiny:*")).startsWith("coffer:limit:tiny:");
        assertThat(onItsOwn()).isZero();

        redis.kill();

        assertThat(left(get(key))).as("a bucket of its own").isEqualTo(11);
        assertThat(onItsOwn()).isOne();
        for (int i = 0; i < 11; i++) {
            assertThat(get(key).statusCode()).isEqualTo(404);
        }
        assertThat(get(key).statusCode()).isEqualTo(429);
        assertThat(Files.readString(server.log())).contains("this server limits on its own");

        redis.start();

        Eventually.is(() -> {
            assertThat(get(key).statusCode()).isEqualTo(404);
            assertThat(onItsOwn()).isZero();
        });
        assertThat(redis.cli("--scan", "--pattern", "coffer:limit:tiny:*")).isNotEmpty();
    }

    /** Whom the JVM trusts, which without further ado are the public authorities. */
    @Test
    void whereItCallsItTrustsWhomTheJvmTrusts() throws Exception {
        var unknown = token("{\"alg\":\"RS256\",\"kid\":\"" + UUID.randomUUID() + "\"}");

        var answer = http.send(
                HttpRequest.newBuilder(URI.create(server.url() + PATH))
                        .header("Authorization", "Bearer " + unknown)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(keysAsked).hasPositiveValue();
    }

    /** Each server shows wallets from its own memory; what the other one has done shows in time. */
    @Test
    void whatTheOtherServerMovedShowsInTime() throws Exception {
        var owner = UUID.randomUUID();
        var key = Strangers.keyOf(owner);
        var channel = Channel.signedIn(key);
        var source = Books.wallet(owner, "EUR", "100.00");
        var destination = Books.wallet(owner, "EUR", "0");
        long read = System.nanoTime();
        assertThat(balance(key, destination)).isEqualTo("0.00");

        transfer(channel, source, destination);

        long done = System.nanoTime();
        assertThat(channel.get("/api/v1/wallets/" + destination)
                        .body()
                        .at("/balances/0/balance")
                        .asText())
                .as("on the server that moved it")
                .isEqualTo("1.00");
        long asked;
        do {
            asked = System.nanoTime();
            var shown = balance(key, destination);
            if (System.nanoTime() - read < MAX_AGE_NANOS) {
                assertThat(shown).as("on the other server, from its memory").isEqualTo("0.00");
            } else if (asked - done > MAX_AGE_NANOS) {
                assertThat(shown).as("on the other server").isEqualTo("1.00");
            }
        } while (asked - done <= MAX_AGE_NANOS);
    }

    private static void transfer(Channel channel, String source, String destination) {
        var reference = UUID.randomUUID().toString();
        var body = Map.of(
                "source_wallet", source,
                "destination_wallet", destination,
                "asset", "EUR",
                "amount", "1.00",
                "client_reference", reference);
        channel.send("POST", "/api/v1/transfers", Map.of("Idempotency-Key", reference), Channel.json(body))
                .has(201);
    }

    private String balance(String apiKey, String wallet) throws IOException, InterruptedException {
        var answer = get(apiKey, "/api/v1/wallets/" + wallet);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceFirst("(?s).*\"balance\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> get(String apiKey) throws IOException, InterruptedException {
        return get(apiKey, PATH);
    }

    private HttpResponse<String> get(String apiKey, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("X-API-Key", apiKey)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int left(HttpResponse<String> answer) {
        var limit = answer.headers().firstValue("ratelimit").orElse("none");
        assertThat(limit).startsWith("\"tiny\";r=");
        return Integer.parseInt(limit.replaceFirst("\"tiny\";r=(\\d+);.*", "$1"));
    }

    private int onItsOwn() throws IOException, InterruptedException {
        var metrics = http.send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return (int) Double.parseDouble(metrics.lines()
                .filter(line -> line.startsWith("coffer_edge_limits_on_its_own{"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".* ", ""));
    }

    private static String token(String header) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString("{\"sub\":\"somebody\"}".getBytes(StandardCharsets.UTF_8)) + ".AAAA";
    }

    /** Has no keys, and counts who asks. Its certificate is its own. */
    private HttpsServer provider() throws Exception {
        keytool(
                "-genkeypair",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keyalg",
                "RSA",
                "-keystore",
                at("provider"));
        keytool("-exportcert", "-keystore", at("provider"), "-file", at("provider.cer"));
        keytool("-importcert", "-noprompt", "-file", at("provider.cer"), "-keystore", at("authorities"));
        var store = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(folder.resolve("provider"))) {
            store.load(file, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var https = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        https.createContext("/keys", exchange -> {
            keysAsked.incrementAndGet();
            var body = "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        https.start();
        return https;
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "provider", "-storepass", PASSWORD, "-storetype", "PKCS12"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
