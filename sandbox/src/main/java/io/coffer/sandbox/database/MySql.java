package io.coffer.sandbox.database;

import io.coffer.sandbox.problem.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MySQL: any installation of it, or the one for Linux and macOS on x86-64 that the Maven profile {@code mysql} brings.
 *
 * @param home has {@code bin/mysqld} or {@code sbin/mysqld}
 * @param packed whether it is unpacked there first
 */
public record MySql(Path home, boolean packed) implements DatabaseSoftware {

    private static final String PACKED_NAME = "MySQL 8.0.31";
    private static final int INITIALISE_SECONDS = 120;

    public MySql {
        home = home.toAbsolutePath();
    }

    @Override
    public String name() {
        return packed ? PACKED_NAME : "MySQL at " + home;
    }

    @Override
    public String dataFolder() {
        return "data-mysql";
    }

    @Override
    public void prepare(Path data, Path tmp, Path log) throws IOException, InterruptedException {
        if (packed && !Files.isDirectory(home)) {
            unpack(log);
        }
        if (!Files.isDirectory(data)) {
            initialise(data, log);
        }
    }

    @Override
    public List<String> command(Path data, Path tmp) {
        return List.of(
                program().toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--mysqlx=OFF",
                // As MariaDB: nothing is copied to another server.
                "--disable-log-bin",
                "--socket=mysql.sock",
                "--pid-file=mysql.pid");
    }

    @Override
    public List<String> dumpCommand(Path data, Path tmp) {
        return List.of(home.resolve("bin/mysqldump").toString(), "--no-defaults", "--no-tablespaces");
    }

    @Override
    public Map<String, String> environment(Path data, Path tmp) {
        return Map.of();
    }

    /** Without the right to see them, nobody resolves what is in doubt after a crash. Who made the data has no password. */
    @Override
    public List<String> statements() {
        return Stream.concat(
                        Stream.of("ALTER USER 'root'@'localhost' ACCOUNT LOCK;"),
                        Stream.of(DatabaseUser.OWNER, DatabaseUser.APP, DatabaseUser.SERVER)
                                .map(user -> "GRANT XA_RECOVER_ADMIN ON *.* TO '" + user.userName() + "'@'%';"))
                .collect(Collectors.toUnmodifiableList());
    }

    private Path program() {
        return Stream.of("bin/mysqld", "sbin/mysqld", "libexec/mysqld")
                .map(home::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new SandboxException("there is no bin/mysqld in " + home));
    }

    private void unpack(Path log) throws IOException, InterruptedException {
        String archive = archive()
                .orElseThrow(
                        () -> new SandboxException(
                                "there is no embedded MySQL for "
                                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                                        + " (there is one for Linux and macOS on x86-64); name an installation with -Dcoffer.database.home"));
        Path next = MariaDbFiles.beside(home);
        Path packedFile = next.resolve("mysql.tar.gz");
        try (var files = MySql.class.getResourceAsStream(archive)) {
            if (files == null) {
                throw new SandboxException(archive + " is not there: build with -Dcoffer.database=mysql");
            }
            Files.copy(files, packedFile);
        }
        run(List.of("tar", "-xzf", packedFile.toString(), "-C", next.toString()), log, "could not be unpacked");
        Files.delete(packedFile);
        Files.move(next, home);
    }

    /** The resource in the jar that has the files for this platform. */
    private static Optional<String> archive() {
        return switch (System.getProperty("os.name") + " " + System.getProperty("os.arch")) {
            case "Linux amd64" -> Optional.of("/mysql-Linux-amd64.tar.gz");
            case "Mac OS X x86_64" -> Optional.of("/mysql-Mac_OS_X-x86_64.tar.gz");
            default -> Optional.empty();
        };
    }

    private void initialise(Path data, Path log) throws IOException, InterruptedException {
        Path next = MariaDbFiles.beside(data);
        List<String> command = new ArrayList<>(List.of(
                program().toString(),
                "--no-defaults",
                "--initialize-insecure",
                "--basedir=" + home,
                "--datadir=" + next,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        run(command, log, "could not create its data directory " + next + " (it needs the library libaio)");
        Files.move(next, data);
    }

    private static void run(List<String> command, Path log, String otherwise) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        if (!process.waitFor(INITIALISE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new SandboxException(
                    "MySQL " + otherwise + "; it said:\n" + Files.readString(log, StandardCharsets.ISO_8859_1));
        }
    }
}
