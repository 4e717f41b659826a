package io.coffer.personal.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.coffer.personal.MasterKey.Wrapped;
import io.coffer.personal.MasterKeyException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as Vault's documentation of the Transit engine says. */
class VaultMasterKeyTest {

    private static final byte[] PLAIN = "a key".getBytes(UTF_8);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Vault vault = new Vault();
    private String token = Vault.TOKEN;
    private final VaultMasterKey key = key(vault.url());

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void unwrapsWhatItWrapped() {
        var wrapped = key.wrap(PLAIN, "context");

        assertThat(wrapped.version()).isEqualTo("v1");
        assertThat(new String(wrapped.bytes(), UTF_8)).startsWith("vault:v1:");
        assertThat(key.unwrap(wrapped, "context")).isEqualTo(PLAIN);
        assertThat(vault.namespace).isEqualTo("team");
    }

    @Test
    void wrapsWithTheNewestVersionAndUnwrapsWithEach() {
        var first = key.wrap(PLAIN, "context");
        vault.rotate();

        var second = key.wrap(PLAIN, "context");

        assertThat(second.version()).isEqualTo("v2");
        assertThat(key.unwrap(first, "context")).isEqualTo(PLAIN);
        assertThat(key.unwrap(second, "context")).isEqualTo(PLAIN);
    }

    @Test
    void anotherContextUnwrapsNothing() {
        var wrapped = key.wrap(PLAIN, "context");

        assertThatThrownBy(() -> key.unwrap(wrapped, "another"))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("400");
        assertThatThrownBy(() -> key.unwrap(new Wrapped("v1", "vault:v1:AAAA".getBytes(UTF_8)), "context"))
                .isInstanceOf(MasterKeyException.class);
    }

    @Test
    void aNewTokenIsUsedAtOnceAndAWrongOneIsNotTold() {
        token = "wrong-token";
        assertThatThrownBy(() -> key.wrap(PLAIN, "context"))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("403")
                .message()
                .doesNotContain("wrong-token");

        token = Vault.TOKEN;
        assertThat(key.wrap(PLAIN, "context").version()).isEqualTo("v1");
    }

    @Test
    void aVaultThatIsSealedOrAwayIsAFailureAndTheNextCallIsTriedAgain() {
        vault.failNext(1);
        assertThatThrownBy(() -> key.wrap(PLAIN, "context"))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("503");
        assertThat(key.wrap(PLAIN, "context").version()).isEqualTo("v1");

        vault.close();
        assertThatThrownBy(() -> key.wrap(PLAIN, "context")).isInstanceOf(MasterKeyException.class);
    }

    private VaultMasterKey key(URI url) {
        var location = new VaultMasterKey.Location(url, "transit", "coffer", Optional.of("team"));
        return new VaultMasterKey(location, () -> token, TIMEOUT);
    }

    /** POST /v1/transit/encrypt/:name and /decrypt/:name of a key of type aes256-gcm96. */
    private static final class Vault extends KeySimulator {

        static final String TOKEN = "hvs.test";

        volatile String namespace = "";

        @Override
        Answer answer(HttpExchange request, JsonNode body) throws GeneralSecurityException {
            namespace = String.valueOf(request.getRequestHeaders().getFirst("X-Vault-Namespace"));
            if (!TOKEN.equals(request.getRequestHeaders().getFirst("X-Vault-Token"))) {
                return error(403, "permission denied");
            }
            var associated =
                    Base64.getDecoder().decode(body.path("associated_data").asText());
            return switch (request.getRequestMethod() + " " + request.getRequestURI()) {
                case "POST /v1/transit/encrypt/coffer" -> {
                    var plain =
                            Base64.getDecoder().decode(body.path("plaintext").asText());
                    var sealed =
                            Base64.getEncoder().encodeToString(version(newest()).encrypt(plain, associated));
                    yield ok(Map.of("ciphertext", "vault:v" + newest() + ":" + sealed, "key_version", newest()));
                }
                case "POST /v1/transit/decrypt/coffer" -> {
                    var parts = body.path("ciphertext").asText().split(":", 3);
                    try {
                        var plain = version(Integer.parseInt(parts[1].substring(1)))
                                .decrypt(Base64.getDecoder().decode(parts[2]), associated);
                        yield ok(Map.of("plaintext", Base64.getEncoder().encodeToString(plain)));
                    } catch (GeneralSecurityException e) {
                        yield error(400, "cipher: message authentication failed");
                    }
                }
                default -> error(404, "no handler for route");
            };
        }

        private static Answer ok(Map<String, ?> data) {
            return new Answer(200, Map.of("request_id", "1", "lease_id", "", "renewable", false, "data", data));
        }

        private static Answer error(int status, String message) {
            return new Answer(status, Map.of("errors", List.of(message)));
        }
    }
}
