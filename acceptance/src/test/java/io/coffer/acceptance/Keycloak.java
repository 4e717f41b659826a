package io.coffer.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.coffer.sandbox.Settings;
import io.coffer.sandbox.process.ChildProcess;
import io.coffer.sandbox.process.ProcessMark;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;

/** A real OpenID provider in a process of its own, with the realm of {@code keycloak/realm.json}. */
final class Keycloak {

    /** A user with Coffer's role "auditor", and with a role that is none of Coffer's. */
    static final String AUDITOR = "olga";

    /** A user with Coffer's role "channel". */
    static final String CHANNEL = "kiosk";

    /** The id of {@link #CHANNEL}. */
    static final UUID CHANNEL_ID = UUID.fromString("6f1d1b0e-2a54-4c3c-9b57-0d4f6a2f9c02");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target", "keycloak").toAbsolutePath();
    private static final int PORT_DISTANCE = 100;
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final RSAKey key;
    private final ChildProcess process;

    private Keycloak(RSAKey key, ChildProcess process) {
        this.key = key;
        this.process = process;
    }

    /** What tells the server about it, whether it runs or not. */
    static Map<String, String> serverEnvironment(Settings settings) {
        var issuer = issuer(settings);
        return Map.of(
                "COFFER_TOKEN_OUTSIDE_ISSUER",
                issuer,
                "COFFER_TOKEN_OUTSIDE_JWKS",
                issuer + "/protocol/openid-connect/certs",
                "COFFER_TOKEN_OUTSIDE_AUDIENCE",
                "coffer-api",
                "COFFER_TOKEN_OUTSIDE_ROLES",
                "realm_access.roles");
    }

    /** Starts it; takes a while. */
    static Keycloak start() throws IOException, InterruptedException, JOSEException {
        Files.createDirectories(FOLDER);
        var mark = FOLDER.resolve("process");
        var unused = ProcessMark.endLeftOver(mark, STOP_LIMIT);
        var home = unpacked();
        var key = new RSAKeyGenerator(2048).generate();
        writeRealm(home, key);
        var process = ChildProcess.start(
                List.of(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port(Running.stack().settings())),
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m"),
                home,
                FOLDER.resolve("keycloak.log"),
                mark);
        var keycloak = new Keycloak(key, process);
        try {
            Awaitility.await()
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(keycloak::answers);
        } catch (RuntimeException e) {
            keycloak.stop();
            throw new IllegalStateException("Keycloak does not start:\n" + process.lastLines(30), e);
        }
        return keycloak;
    }

    /** The key that it signs with; in real life nobody else has it. */
    RSAKey key() {
        return key;
    }

    /** Signs a user in. */
    String token(String user) throws IOException, InterruptedException {
        var form = "grant_type=password&client_id=bank-app&username=" + user + "&password=" + user + "-password";
        var request = HttpRequest.newBuilder(
                        URI.create(issuer(Running.stack().settings()) + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(form))
                .build();
        JsonNode answer =
                JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        if (!answer.hasNonNull("access_token")) {
            throw new IllegalStateException("Keycloak gives no token: " + answer);
        }
        return answer.path("access_token").asText();
    }

    /** Stops it. Must be called, or it outlives the test. */
    void stop() throws IOException, InterruptedException {
        process.stop(STOP_LIMIT);
    }

    private boolean answers() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(issuer(Running.stack().settings())))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private static String issuer(Settings settings) {
        return "http://127.0.0.1:" + port(settings) + "/realms/coffer";
    }

    private static int port(Settings settings) {
        return settings.httpPort() + PORT_DISTANCE;
    }

    /** Unpacked once; what it stored is thrown away, so that the realm is imported again. */
    private static Path unpacked() throws IOException {
        var zip = Path.of(System.getProperty("coffer.test.keycloak"));
        var home = FOLDER.resolve(zip.getFileName().toString().replaceFirst("-quarkus-dist-|\\.zip$", ""));
        var done = FOLDER.resolve("unpacked-" + zip.getFileName());
        if (!Files.exists(done)) {
            delete(home);
            unpack(zip, home);
            Files.createFile(done);
        }
        delete(home.resolve("data"));
        return home;
    }

    private static void unpack(Path zip, Path home) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                // The zip has one folder with everything in it.
                var inside = Path.of(entry.getName());
                var target = inside.getNameCount() == 1
                        ? home
                        : home.resolve(inside.subpath(1, inside.getNameCount())).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("outside of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void writeRealm(Path home, RSAKey key) throws IOException, JOSEException {
        try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/realm.json")) {
            if (in == null) {
                throw new IOException("keycloak/realm.json is missing");
            }
            var realm = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "${private_key}",
                            Base64.getEncoder()
                                    .encodeToString(key.toRSAPrivateKey().getEncoded()))
                    .replace("${channel_id}", CHANNEL_ID.toString());
            Files.createDirectories(home.resolve("data/import"));
            Files.writeString(home.resolve("data/import/coffer.json"), realm);
        }
    }
}
