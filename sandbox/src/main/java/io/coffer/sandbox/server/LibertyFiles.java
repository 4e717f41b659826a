package io.coffer.sandbox.server;

import io.coffer.sandbox.problem.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the server's files come from and go to.
 *
 * @param install the {@code wlp} folder of Open Liberty; never written to
 * @param configuration the folder to copy as the server's configuration
 * @param application the EAR; empty for a server without one
 * @param users becomes {@code WLP_USER_DIR}
 * @param output becomes {@code WLP_OUTPUT_DIR}
 */
public record LibertyFiles(Path install, Path configuration, Optional<Path> application, Path users, Path output) {

    /** The server's name. */
    static final String SERVER = "coffer";

    /** The program that runs servers. */
    Path program() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return install.resolve("bin").resolve(windows ? "server.bat" : "server");
    }

    /** Copies configuration and application to where the server reads them, in place of what was there. */
    void refresh() throws IOException {
        require(Files.isRegularFile(program()), "there is no Open Liberty at " + install);
        require(
                Files.isRegularFile(configuration.resolve("server.xml")),
                "there is no server configuration at " + configuration);
        Path server = users.resolve("servers").resolve(SERVER);
        delete(server);
        copy(configuration, server);
        if (application.isPresent()) {
            require(Files.isRegularFile(application.get()), "there is no application at " + application.get());
            Path apps = Files.createDirectories(server.resolve("apps"));
            Files.copy(application.get(), apps.resolve("coffer.ear"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createDirectories(output);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path source : tree(from)) {
            Path target = to.resolve(from.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.copy(source, target);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path :
                    tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new SandboxException(message);
        }
    }
}
