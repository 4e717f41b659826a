package io.coffer.personal.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.personal.MasterKey.Wrapped;
import io.coffer.personal.MasterKeyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMasterKeyTest {

    private static final String PASSWORD = "secret-secret";
    private static final byte[] PLAIN = "a key".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path store;
    private LocalMasterKey key;

    @BeforeEach
    void asAnOperatorMakesIt() throws Exception {
        store = folder.resolve("master-key.p12");
        key = new LocalMasterKey(store, () -> PASSWORD);
        generate("v1");
    }

    @Test
    void unwrapsWhatItWrapped() {
        var wrapped = key.wrap(PLAIN, "context");

        assertThat(wrapped.version()).isEqualTo("v1");
        assertThat(new String(wrapped.bytes(), UTF_8)).doesNotContain("a key");
        assertThat(key.unwrap(wrapped, "context")).isEqualTo(PLAIN);
    }

    @Test
    void wrapsWithTheNewestVersionAndUnwrapsWithEach() throws Exception {
        var first = key.wrap(PLAIN, "context");
        generate("v2");
        generate("v10");
        generate("another");

        var tenth = key.wrap(PLAIN, "context");

        assertThat(tenth.version()).isEqualTo("v10");
        assertThat(key.unwrap(first, "context")).isEqualTo(PLAIN);
        assertThat(key.unwrap(tenth, "context")).isEqualTo(PLAIN);
    }

    @Test
    void unwrapsNothingOfAnotherContextOrVersion() throws Exception {
        generate("v2");
        var wrapped = key.wrap(PLAIN, "context");

        assertThatThrownBy(() -> key.unwrap(wrapped, "another")).isInstanceOf(MasterKeyException.class);
        for (String version : List.of("v1", "v3")) {
            assertThatThrownBy(() -> key.unwrap(new Wrapped(version, wrapped.bytes()), "context"))
                    .isInstanceOf(MasterKeyException.class);
        }
    }

    @Test
    void saysWhichFileIsMissingOrLockedAndNeverThePassword() {
        var missing = new LocalMasterKey(folder.resolve("none.p12"), () -> PASSWORD);
        var locked = new LocalMasterKey(store, () -> "wrong-wrong");

        assertThatThrownBy(() -> missing.wrap(PLAIN, "context"))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("none.p12");
        assertThatThrownBy(() -> locked.wrap(PLAIN, "context"))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("master-key.p12")
                .message()
                .doesNotContain("wrong-wrong");
    }

    private void generate(String alias) throws IOException, InterruptedException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genseckey",
                        "-alias",
                        alias,
                        "-keyalg",
                        "AES",
                        "-keysize",
                        "256",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        var told = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(told).isZero();
    }
}
