package io.coffer.sandbox;

import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.ProcessMark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one folder of a stack, and the right to use it (rule 2). The right ends with the process, however that ends.
 *
 * <pre>
 * sandbox.lock, owner    who uses the folder
 * processes/             what runs outside of our own process
 * mariadb/  mysql/       the database's files unpacked, kept when the folder is wiped
 * database/  broker/  providers/     what they store
 * master-key.p12         the master key of personal data
 * tokens.p12             the keys that sign the server's tokens
 * usr/  server/          the server's configuration and output
 * database.log  server.log  sandbox.log
 * </pre>
 */
final class DataFolder implements AutoCloseable {

    private static final Set<String> KEPT = Set.of("sandbox.lock", "owner", "mariadb", "mysql");

    private final Path root;
    private @Nullable FileChannel claim;

    DataFolder(Path root) {
        this.root = root;
    }

    /** Takes the right to use the folder. */
    void claim() throws IOException {
        Files.createDirectories(root);
        FileChannel channel =
                FileChannel.open(root.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new SandboxException("The data folder " + root + " is in use by another run" + ownerText()
                    + ". Stop that one, or give this one a folder and ports of its own: -D" + Setting.DATA.key()
                    + "=… -D" + Setting.PORT_OFFSET.key() + "=100");
        }
        claim = channel;
        ProcessMark.of(ProcessHandle.current()).write(root.resolve("owner"));
    }

    /** Deletes everything but the unpacked programs. The folder must be claimed and its left-over processes ended. */
    void wipe() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            for (Path child : children.toList()) {
                if (!KEPT.contains(child.getFileName().toString())) {
                    deleteTree(child);
                }
            }
        }
    }

    Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    Path mark(String part) {
        return root.resolve("processes").resolve(part);
    }

    @Override
    public void close() throws IOException {
        FileChannel channel = claim;
        claim = null;
        if (channel != null) {
            Files.deleteIfExists(root.resolve("owner"));
            channel.close();
        }
    }

    private String ownerText() throws IOException {
        Optional<ProcessMark> owner = ProcessMark.read(root.resolve("owner"));
        return owner.map(mark -> " (process " + mark.pid() + ")").orElse("");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another stack in this very process
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
