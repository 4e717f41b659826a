package io.coffer.sandbox.token;

import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.secret.SandboxSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PKCS12 key store with the keys that sign tokens. */
public final class TokenKeyStore {

    private static final int LIMIT_SECONDS = 60;
    private static final String PASSWORD_VARIABLE = "COFFER_TOKEN_KEYSTORE_PASSWORD";

    private final Path file;

    /** Names a store that may not be there yet. */
    public TokenKeyStore(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** Makes it, with one key, if it is not there. */
    public void prepare() throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            add("first", Duration.ZERO);
        }
    }

    /**
     * Adds a key.
     *
     * @param age how long ago it began to sign; negative for later
     */
    public void add(String alias, Duration age) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        keytool(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=Coffer tokens",
                "-validity",
                "3650",
                "-startdate",
                (age.isNegative() ? "+" : "-") + age.abs().toSeconds() + "S"));
    }

    /** Takes a key out. */
    public void delete(String alias) throws IOException, InterruptedException {
        keytool(List.of("-delete", "-alias", alias));
    }

    private void keytool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(
                List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass:env", PASSWORD_VARIABLE));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of(PASSWORD_VARIABLE, SandboxSecrets.TOKEN_KEYSTORE_PASSWORD));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new SandboxException("keytool takes longer than " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new SandboxException("keytool failed: " + output.strip());
        }
    }
}
