package io.coffer.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.problem.SandboxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Coffer's API as far as the demo needs it. */
final class CofferApi {

    private static final int SHOWN_CHARACTERS = 600;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String root;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param server the server's address without a slash at the end */
    CofferApi(String server) {
        this.root = server + "/api/v1";
    }

    /** Trades an API key for a token. */
    JsonNode token(String apiKey) throws InterruptedException {
        return send(post("/tokens", Map.of("api_key", apiKey)), 200);
    }

    /** Orders a payment. */
    JsonNode pay(String token, String idempotencyKey, Map<String, String> payment) throws InterruptedException {
        return send(bearing(token, post("/payments", payment).header("Idempotency-Key", idempotencyKey)), 202);
    }

    /** Reads something. */
    JsonNode get(String token, String path) throws InterruptedException {
        return send(bearing(token, request(path).GET()), 200);
    }

    private JsonNode send(HttpRequest.Builder builder, int expectedStatus) throws InterruptedException {
        HttpRequest request = builder.build();
        String what = request.method() + " " + request.uri();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expectedStatus) {
                throw new SandboxException(what + " answered " + response.statusCode() + " instead of " + expectedStatus
                        + ":\n" + shortened(response.body()));
            }
            return Json.readTree(response.body())
                    .orElseThrow(() ->
                            new SandboxException(what + " answered no JSON object:\n" + shortened(response.body())));
        } catch (IOException e) {
            throw new SandboxException(what + " failed: " + e, e);
        }
    }

    private static String shortened(String body) {
        return body.length() <= SHOWN_CHARACTERS ? body : body.substring(0, SHOWN_CHARACTERS) + " …";
    }

    private HttpRequest.Builder post(String path, Map<String, String> body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(LIMIT)
                .header("Accept", "application/json, application/problem+json");
    }

    private static HttpRequest.Builder bearing(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }
}
