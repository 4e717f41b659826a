package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.secret.SandboxSecrets;
import io.coffer.sandbox.server.LibertyFiles;
import io.coffer.sandbox.server.LibertyServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second server beside the stack's, set up as somebody would who took the sandbox for production. */
class ProductionIT {

    private static final int NOT_OPEN = 0;
    private static final Path FOLDER = Path.of("target", "production").toAbsolutePath();
    private static final Pattern TOLD = Pattern.compile("Coffer does not start: (\\S+) \\(\\w+\\) [^\\n]*");

    private final LibertyServer server = server();

    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.kill();
    }

    @Test
    void itRefusesToStartAndSaysWhy() throws Exception {
        server.launch();

        // The name of the application's failure to start.
        await().atMost(Running.stack().settings().serverStart())
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Files.readString(server.log())).contains("CWWKZ0002E"));
        var log = Files.readString(server.log());
        assertThat(TOLD.matcher(log).results().map(told -> told.group(1)).distinct())
                .containsExactlyInAnyOrder(
                        "coffer.token.keystore.password",
                        "coffer.db.password",
                        "coffer.bank.callback.secret",
                        "coffer.broker.password",
                        "coffer.payment.on-ramp.url",
                        "coffer.db.ssl.mode",
                        "coffer.metrics.authentication");
        assertThat(TOLD.matcher(log).results().map(MatchResult::group))
                .noneMatch(line -> line.contains(SandboxSecrets.DATABASE_APP_PASSWORD))
                .noneMatch(line -> line.contains(SandboxSecrets.BROKER_PASSWORD));
        assertThat(log)
                .doesNotContain(SandboxSecrets.DATABASE_APP_PASSWORD)
                .doesNotContain(SandboxSecrets.BROKER_PASSWORD);

        assertThat(status("GET", "/health/ready")).isIn(NOT_OPEN, 503);
        assertThat(status("POST", "/api/v1/tokens")).isIn(NOT_OPEN, 503);
        Eventually.is(() -> assertThat(status("GET", "/health/ready")).isEqualTo(503));
        assertThat(status("POST", "/api/v1/tokens")).isEqualTo(503);
        assertThat(server.isRunning()).isTrue();
    }

    private int status(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofString("{}"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException notOpen) {
            return NOT_OPEN;
        }
    }

    private static LibertyServer server() {
        var settings = Running.stack().settings();
        var port = Loopback.freePort();
        return new LibertyServer(
                new LibertyFiles(
                        settings.serverInstall().orElseThrow(),
                        settings.serverConfig(),
                        settings.serverApp(),
                        FOLDER.resolve("usr"),
                        FOLDER.resolve("server")),
                FOLDER.resolve("server.log"),
                FOLDER.resolve("process"),
                port,
                settings.serverStart(),
                Map.of(
                        "COFFER_HTTP_PORT",
                        Integer.toString(port),
                        "COFFER_HTTPS_PORT",
                        Integer.toString(Loopback.freePort()),
                        "COFFER_DB_PASSWORD",
                        SandboxSecrets.DATABASE_APP_PASSWORD,
                        "COFFER_DB_SSL_MODE",
                        "DISABLED",
                        "COFFER_SERVER_DB_PASSWORD",
                        "one-of-ours",
                        "COFFER_BROKER_PASSWORD",
                        SandboxSecrets.BROKER_PASSWORD,
                        "COFFER_KEYSTORE_PASSWORD",
                        "another-of-ours",
                        "COFFER_PERSONAL_MASTER_KEY_LOCAL_PASSWORD",
                        "a-third-of-ours",
                        "COFFER_PAYMENT_ON_RAMP_URL",
                        "http://on-ramp.example",
                        "COFFER_PAYMENT_OFF_RAMP_URL",
                        "https://off-ramp.example"));
    }
}
