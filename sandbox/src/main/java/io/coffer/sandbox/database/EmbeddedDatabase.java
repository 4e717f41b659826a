package io.coffer.sandbox.database;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.ChildProcess;
import io.coffer.sandbox.process.Daemon;
import io.coffer.sandbox.process.ProcessMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A database server, its data in a folder. */
public final class EmbeddedDatabase extends Daemon {

    /** The application's schema. */
    public static final String SCHEMA = "coffer";

    /** The schema of the server's own tables. */
    public static final String SERVER_SCHEMA = "coffer_server";

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(20);
    private static final Duration DUMP_LIMIT = Duration.ofMinutes(5);
    private static final int PROBE_SECONDS = 5;
    private static final long POLL_MILLIS = 50;

    private final DatabaseSoftware software;
    private final Path folder;
    private final Path mark;
    private final int port;

    /**
     * Creates a database that doesn't run yet.
     *
     * @param software which server runs
     * @param folder for its data
     * @param log for its output
     * @param mark where its process is recorded
     * @param port where it listens on the loopback address
     */
    public EmbeddedDatabase(DatabaseSoftware software, Path folder, Path log, Path mark, int port) {
        super(STOP_LIMIT, log, mark);
        this.software = software;
        this.folder = folder.toAbsolutePath();
        this.mark = mark;
        this.port = port;
    }

    /**
     * Stops a process that an earlier run of the same data folder left behind.
     *
     * @return its id; empty if there was none
     */
    public Optional<Long> endLeftOver() throws IOException, InterruptedException {
        return ProcessMark.endLeftOver(mark, ORPHAN_LIMIT);
    }

    /** Starts it, unpacking and initialising first if needed, and returns when it takes connections of all users. */
    @Override
    public void start() throws IOException, InterruptedException {
        requireStopped();
        if (!Loopback.isFree(port)) {
            // Looked at first, because a database that is there already may well let our users in.
            throw new SandboxException(software.name() + " can't listen: port " + port + " is taken");
        }
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        software.prepare(data(), tmp, folder.resolve("initialise.log"));
        Path users = folder.resolve("users.sql");
        Files.write(users, userStatements());

        ChildProcess started = launch(command(tmp, users), software.environment(data(), tmp), folder);
        try {
            awaitConnections(started);
        } catch (InterruptedException | RuntimeException e) {
            started.kill();
            throw e;
        }
    }

    /** Which server it is. */
    public DatabaseSoftware software() {
        return software;
    }

    /** The address it listens on. */
    public String host() {
        return Loopback.HOST;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** A JDBC address of a user's schema, for MySQL's driver. */
    public String jdbcUrl(DatabaseUser user) {
        return "jdbc:mysql://" + Loopback.HOST + ":" + port + "/" + user.schema()
                + "?sslMode=DISABLED&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&connectTimeout=5000"
                + "&allowPublicKeyRetrieval=true";
    }

    /** A new connection of a user. The caller closes it. */
    public Connection connect(DatabaseUser user) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(user), user.userName(), user.password());
    }

    /**
     * Writes the application's schema down as SQL, as it is at one moment; whoever works with it goes on.
     *
     * @throws SandboxException if the server came without the program for it, or the program fails
     */
    public void dump(Path file) throws IOException, InterruptedException {
        Path tmp = folder.resolve("tmp");
        List<String> command = new ArrayList<>(software.dumpCommand(data(), tmp));
        if (!Files.isExecutable(Path.of(command.get(0)))) {
            throw new SandboxException(software.name() + " came without " + command.get(0));
        }
        command.addAll(List.of(
                "--host=" + Loopback.HOST,
                "--port=" + port,
                "--user=" + DatabaseUser.OWNER.userName(),
                "--single-transaction",
                "--hex-blob",
                "--result-file=" + file.toAbsolutePath(),
                SCHEMA));
        Path said = folder.resolve("dump.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(software.environment(data(), tmp));
        // Not among the arguments, which every user of the machine may read.
        builder.environment().put("MYSQL_PWD", DatabaseUser.OWNER.password());
        Process dump = builder.start();
        if (!dump.waitFor(DUMP_LIMIT.toSeconds(), TimeUnit.SECONDS) || dump.exitValue() != 0) {
            dump.destroyForcibly();
            throw new SandboxException(software.name() + " was not written down within " + DUMP_LIMIT.toSeconds()
                    + " s: " + Files.readString(said, StandardCharsets.UTF_8));
        }
    }

    /** Where its data are. Nobody else touches them while it runs. */
    public Path data() {
        return folder.resolve(software.dataFolder());
    }

    private List<String> command(Path tmp, Path users) {
        List<String> command = new ArrayList<>(software.command(data(), tmp));
        command.addAll(List.of(
                "--datadir=" + data(),
                "--tmpdir=" + tmp,
                "--port=" + port,
                "--bind-address=" + Loopback.HOST,
                "--init-file=" + users,
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=256M",
                "--max-connections=300",
                "--max-allowed-packet=64M",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** One statement a line; run by the server itself before it takes connections, at every start. */
    private List<String> userStatements() {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE DATABASE IF NOT EXISTS " + SCHEMA + ";",
                "CREATE DATABASE IF NOT EXISTS " + SERVER_SCHEMA + ";"));
        for (DatabaseUser user : DatabaseUser.values()) {
            statements.add(
                    "CREATE USER IF NOT EXISTS '" + user.userName() + "'@'%' IDENTIFIED BY '" + user.password() + "';");
            statements.add("ALTER USER '" + user.userName() + "'@'%' IDENTIFIED BY '" + user.password() + "';");
        }
        statements.add(grantAll(DatabaseUser.OWNER, " WITH GRANT OPTION"));
        statements.add(grantAll(DatabaseUser.SERVER, ""));
        statements.addAll(software.statements());
        return statements;
    }

    private static String grantAll(DatabaseUser user, String option) {
        return "GRANT ALL ON " + user.schema() + ".* TO '" + user.userName() + "'@'%'" + option + ";";
    }

    /** Something else that took the port in the meantime might accept us and then say nothing. */
    private Connection probe() throws SQLException {
        DatabaseUser owner = DatabaseUser.OWNER;
        return DriverManager.getConnection(
                jdbcUrl(owner) + "&socketTimeout=" + TimeUnit.SECONDS.toMillis(PROBE_SECONDS),
                owner.userName(),
                owner.password());
    }

    private void awaitConnections(ChildProcess started) throws InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            if (!started.isAlive()) {
                throw new SandboxException(software.name() + " ended with exit code " + started.exitCode() + ", see "
                        + log() + ":\n" + started.lastLines(15));
            }
            try (Connection connection = probe()) {
                if (connection.isValid(PROBE_SECONDS)) {
                    return;
                }
            } catch (SQLException e) {
                if (Instant.now().isAfter(limit)) {
                    throw new SandboxException(
                            software.name() + " took no connections within " + START_LIMIT.toSeconds() + " s ("
                                    + e.getMessage() + "), see " + log() + ":\n" + started.lastLines(15),
                            e);
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
