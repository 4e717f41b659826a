package io.coffer.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.coffer.sandbox.demo.DemoChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client application of Coffer's, as a test plays it. */
final class Channel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static final Queue<String> PROBLEMS = new ConcurrentLinkedQueue<>();

    /** What it proves itself with, with every request. */
    private final Map<String, String> proof;

    /** Where its server answers. */
    private final Supplier<String> url;

    private Channel(Map<String, String> proof) {
        this(proof, () -> Running.stack().server().url());
    }

    private Channel(Map<String, String> proof, Supplier<String> url) {
        this.proof = proof;
        this.url = url;
    }

    /** The same client, of another server. */
    Channel at(String otherUrl) {
        return new Channel(proof, () -> otherUrl);
    }

    static Channel anonymous() {
        return new Channel(Map.of());
    }

    static Channel withToken(String token) {
        return new Channel(Map.of("Authorization", "Bearer " + token));
    }

    static Channel withApiKey(String apiKey) {
        return new Channel(Map.of("X-API-Key", apiKey));
    }

    static Channel demo() {
        return signedIn(DemoChannel.API_KEY);
    }

    static Channel signedIn(String apiKey) {
        return withToken(tokenFor(apiKey));
    }

    static String tokenFor(String apiKey) {
        return anonymous()
                .send("POST", "/api/v1/tokens", Map.of(), "{\"api_key\":\"" + apiKey + "\"}")
                .has(200)
                .text("access_token");
    }

    /** The body of every problem that any of these clients got. */
    static Collection<String> problems() {
        return List.copyOf(PROBLEMS);
    }

    Answer get(String path) {
        return send("GET", path, Map.of(), null);
    }

    /** Asks for a payment under a key of its own. */
    Answer pay(PaymentOrder order) {
        return pay(UUID.randomUUID().toString(), order.json());
    }

    Answer pay(String idempotencyKey, String json) {
        return send("POST", "/api/v1/payments", Map.of("Idempotency-Key", idempotencyKey), json);
    }

    Answer payment(String id) {
        return get("/api/v1/payments/" + id);
    }

    /** Asks for something under a key of its own. */
    Answer post(String path, @Nullable String json) {
        return send("POST", path, Map.of("Idempotency-Key", UUID.randomUUID().toString()), json);
    }

    /** The new wallet's id. */
    String openWallet(String name) {
        return post("/api/v1/wallets", json(Map.of("name", name))).has(201).text("wallet_id");
    }

    Answer entries(String id) {
        return get("/api/v1/payments/" + id + "/entries");
    }

    /** Sends a file. */
    Answer upload(String path, String contentType, byte[] content) {
        return exchange("POST", path, Map.of("Content-Type", contentType), BodyPublishers.ofByteArray(content));
    }

    /** Gets a file. */
    HttpResponse<byte[]> download(String path) {
        return download(path, Map.of());
    }

    /** Gets what an answer has, byte by byte. */
    HttpResponse<byte[]> download(String path, Map<String, String> headers) {
        return exchange("GET", path, headers, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
    }

    Answer send(String method, String path, Map<String, String> headers, @Nullable String json) {
        var all = new LinkedHashMap<>(headers);
        if (json != null) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return exchange(method, path, all, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    }

    private Answer exchange(String method, String path, Map<String, String> headers, BodyPublisher body) {
        var response = exchange(method, path, headers, body, BodyHandlers.ofString());
        if (response.headers().firstValue("content-type").orElse("").startsWith("application/problem+json")) {
            PROBLEMS.add(response.body());
        }
        return new Answer(response.statusCode(), response.headers(), parse(response.body()));
    }

    private <T> HttpResponse<T> exchange(
            String method, String path, Map<String, String> headers, BodyPublisher body, BodyHandler<T> handler) {
        var request = HttpRequest.newBuilder(URI.create(url.get() + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        headers.forEach(request::header);
        proof.forEach(request::header);
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A body of these members. */
    static String json(Object members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
