package io.coffer.sandbox;

import io.coffer.sandbox.secret.SandboxSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.crypto.KeyGenerator;

/** The key store with the versions {@code v1}, {@code v2}… of the master key of personal data. */
public final class MasterKeyFile {

    private static final int KEY_BITS = 256;

    private final Path path;

    MasterKeyFile(Path path) {
        this.path = path;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Makes it, with the version {@code v1}. */
    void createIfMissing() throws IOException {
        if (!Files.exists(path)) {
            addVersion();
        }
    }

    /** The version that the server wraps with. */
    public String newestVersion() throws IOException {
        return version(load());
    }

    /** Adds a version; the server takes the newest when it makes a new wrapping key. */
    public void addVersion() throws IOException {
        char[] password = SandboxSecrets.MASTER_KEY_PASSWORD.toCharArray();
        try {
            KeyStore keys = load();
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS);
            keys.setEntry(
                    "v" + (keys.size() + 1),
                    new KeyStore.SecretKeyEntry(generator.generateKey()),
                    new KeyStore.PasswordProtection(password));
            Path written = path.resolveSibling(path.getFileName() + ".new");
            try (var out = Files.newOutputStream(written)) {
                keys.store(out, password);
            }
            Files.move(written, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store " + path + " can't be written", e);
        }
    }

    private KeyStore load() throws IOException {
        char[] password = SandboxSecrets.MASTER_KEY_PASSWORD.toCharArray();
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            if (Files.exists(path)) {
                try (var in = Files.newInputStream(path)) {
                    keys.load(in, password);
                }
            } else {
                keys.load(null, password);
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store " + path + " can't be read", e);
        }
    }

    private static String version(KeyStore keys) throws IOException {
        try {
            return "v" + keys.size();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
