package io.coffer.personal.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.json.Json;
import io.coffer.personal.MasterKey;
import io.coffer.personal.MasterKeyException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The master key in the Transit engine of HashiCorp Vault: a key of type {@code aes256-gcm96}, because others take no
 * associated data.
 */
public final class VaultMasterKey implements MasterKey {

    private static final int OK = 200;

    private final HttpClient http;
    private final Location location;
    private final Supplier<String> token;
    private final Duration timeout;

    /**
     * Where the key is.
     *
     * @param url of Vault, such as {@code https://vault.internal:8200}
     * @param mount the path of the engine
     * @param key its name
     * @param namespace of Vault Enterprise
     */
    public record Location(URI url, String mount, String key, Optional<String> namespace) {}

    /** @param token asked for each request, so that it may change */
    public VaultMasterKey(Location location, Supplier<String> token, Duration timeout) {
        this.location = location;
        this.token = token;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public Wrapped wrap(byte[] plain, String context) {
        var data =
                ask("encrypt", Map.of("plaintext", base64(plain), "associated_data", base64(context.getBytes(UTF_8))));
        var ciphertext = text(data, "ciphertext");
        return new Wrapped(version(ciphertext), ciphertext.getBytes(UTF_8));
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, String context) {
        var data = ask(
                "decrypt",
                Map.of(
                        "ciphertext",
                        new String(wrapped.bytes(), UTF_8),
                        "associated_data",
                        base64(context.getBytes(UTF_8))));
        return Base64.getDecoder().decode(text(data, "plaintext"));
    }

    private JsonNode ask(String operation, Map<String, String> body) {
        var uri = location.url().resolve("/v1/" + location.mount() + "/" + operation + "/" + location.key());
        var request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("X-Vault-Request", "true")
                .header("X-Vault-Token", token.get())
                .POST(BodyPublishers.ofString(Json.write(body)));
        location.namespace().ifPresent(namespace -> request.header("X-Vault-Namespace", namespace));
        try {
            return data(operation, http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new MasterKeyException("Vault does not answer at " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MasterKeyException("interrupted while waiting for Vault", e);
        }
    }

    /** Answers are told by their status only: a body may hold a key. */
    private static JsonNode data(String operation, HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw new MasterKeyException("Vault refused to " + operation + ": " + response.statusCode());
        }
        try {
            return Json.mapper().readTree(response.body()).path("data");
        } catch (JsonProcessingException e) {
            throw new MasterKeyException("Vault's answer to " + operation + " is not JSON");
        }
    }

    private static String text(JsonNode data, String member) {
        if (!data.path(member).isTextual()) {
            throw new MasterKeyException("Vault's answer has no " + member);
        }
        return data.path(member).textValue();
    }

    /** {@code v3} of {@code vault:v3:…} */
    private static String version(String ciphertext) {
        var parts = ciphertext.split(":", 3);
        if (parts.length != 3 || !parts[0].equals("vault")) {
            throw new MasterKeyException("Vault's ciphertext does not name its version");
        }
        return parts[1];
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
