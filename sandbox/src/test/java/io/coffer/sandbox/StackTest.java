package io.coffer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coffer.sandbox.broker.TemporaryBrokerConfiguration;
import io.coffer.sandbox.database.DatabaseUser;
import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.net.FreePort;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole world but the server, which has its own tests. */
@Tag("processes")
class StackTest {

    @TempDir
    Path folder;

    private Settings settings;

    @BeforeEach
    void configure() throws IOException {
        Path schema = Files.createDirectories(folder.resolve("schema"));
        Files.writeString(
                schema.resolve("V1__thing.sql"),
                "CREATE TABLE thing (id INT PRIMARY KEY);\nGRANT SELECT, INSERT ON thing TO ${app_user};\n");
        settings = Settings.defaults()
                .with(Setting.DATA, folder.resolve("data"))
                .with(Setting.DATABASE_INSTALL, "target/mariadb")
                .with(Setting.SCHEMA, schema)
                .with(Setting.DEMO, false)
                .with(Setting.BROKER_CONFIG, TemporaryBrokerConfiguration.in(folder))
                .with(Setting.DATABASE_PORT, FreePort.next())
                .with(Setting.BROKER_PORT, FreePort.next())
                .with(Setting.MAIL_PORT, FreePort.next())
                .with(Setting.SANDBOX_PORT, FreePort.next())
                .with(Setting.SCANNER_PORT, FreePort.next())
                .with(Setting.PROVIDER_LATENCY_MIN, 0)
                .with(Setting.PROVIDER_LATENCY_MAX, 0);
    }

    @Test
    void aStackStartsKeepsItsDataOverARestartAndForgetsItWhenFresh() throws Exception {
        try (Stack stack = new Stack(settings).start()) {
            insert(stack);
            HttpCalls calls = new HttpCalls(stack.http().url());
            assertThat(calls.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
            assertThat(calls.get("/latency").body()).isEqualTo("{\"min_ms\":0,\"max_ms\":0}");
            assertThat(stack.broker().depth("work")).hasValue(0);
            assertThat(stack.webhooks().received("demo")).isEmpty();
            assertThat(calls.get("/mails").body()).isEqualTo("{\"mails\":[]}");
            assertThat(stack.hasServer()).isFalse();
            assertThatThrownBy(stack::server).hasMessageContaining("no server");
        }
        assertThat(Loopback.isFree(settings.databasePort())).isTrue();
        assertThat(Loopback.isFree(settings.brokerPort())).isTrue();
        assertThat(Loopback.isFree(settings.mailPort())).isTrue();
        assertThat(Loopback.isFree(settings.sandboxPort())).isTrue();

        try (Stack stack = new Stack(settings).start()) {
            assertThat(rows(stack)).isEqualTo(1);
        }
        try (Stack stack = new Stack(settings.with(Setting.FRESH, true)).start()) {
            assertThat(rows(stack)).isZero();
        }
    }

    @Test
    void aStartThatFailsStopsWhatItHadStarted() throws Exception {
        Files.writeString(folder.resolve("schema/V2__broken.sql"), "CREATE TABEL thing2 (id INT);\n");
        Stack stack = new Stack(settings);

        assertThatThrownBy(stack::start).hasMessageContaining("V2__broken.sql");

        assertThat(stack.database().isRunning()).isFalse();
        assertThat(stack.broker().isRunning()).isFalse();
        assertThat(Loopback.isFree(settings.sandboxPort())).isTrue();
    }

    @Test
    void aTakenPortIsFoundBeforeAnythingStarts() throws Exception {
        try (ServerSocket stranger = new ServerSocket();
                Stack stack = new Stack(settings)) {
            stranger.bind(Loopback.at(settings.brokerPort()));

            assertThatThrownBy(stack::start)
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("-Dcoffer.broker.port=");
            assertThatThrownBy(stack::database).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aSecondStackOnTheSameFolderIsRefused() throws Exception {
        try (Stack first = new Stack(settings).start();
                Stack second = new Stack(settings)) {
            assertThatThrownBy(second::start).hasMessageContaining("in use by another run");
            assertThat(first.database().isRunning()).isTrue();
        }
    }

    @Test
    void closingEndsAStartThatIsUnderWay() throws Exception {
        Stack stack = new Stack(settings);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread starter = new Thread(() -> {
            try {
                stack.start();
                ended.complete(null);
            } catch (Exception e) {
                ended.completeExceptionally(e);
            }
        });
        starter.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(settings.data().resolve("processes/database")));

        stack.close();

        assertThat(ended).failsWithin(Duration.ofSeconds(20));
        assertThat(stack.database().isRunning()).isFalse();
        assertThat(Loopback.isFree(settings.databasePort())).isTrue();
    }

    private static void insert(Stack stack) throws Exception {
        try (Connection connection = stack.database().connect(DatabaseUser.APP);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO thing VALUES (1)");
        }
    }

    private static int rows(Stack stack) throws Exception {
        try (Connection connection = stack.database().connect(DatabaseUser.APP);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM thing")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
