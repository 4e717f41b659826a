package io.coffer.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the OpenAPI document.
 *
 * @param bodyType the media type of its body; null if it takes none
 */
record Endpoint(String verb, String path, @Nullable String bodyType) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
    private static final String API = "/api/";

    /** All that the document that is served tells of the API. */
    static List<Endpoint> all() {
        var document = Channel.anonymous()
                .send("GET", "/openapi", Map.of("Accept", "application/json"), null)
                .has(200)
                .body();
        var endpoints = new ArrayList<Endpoint>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (VERBS.contains(operation.getKey()) && path.getKey().startsWith(API)) {
                        endpoints.add(new Endpoint(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                bodyType(operation.getValue())));
                    }
                }));
        return endpoints;
    }

    private static @Nullable String bodyType(JsonNode operation) {
        var types = operation.at("/requestBody/content").fieldNames();
        return types.hasNext() ? types.next() : null;
    }

    /** As it stands in the matrix. */
    String name() {
        return verb + " " + path;
    }

    boolean hasParameters() {
        return PARAMETER.matcher(path).find();
    }

    /** Calls it for something that there is not, with a body that says nothing. */
    Answer call(Channel caller) {
        return call(caller, UUID.randomUUID().toString());
    }

    /** Calls it with this in the place of its last parameter. */
    Answer call(Channel caller, String id) {
        var headers = headers();
        if (bodyType != null) {
            headers.put("Content-Type", bodyType.startsWith("multipart/") ? bodyType + ";boundary=b" : bodyType);
        }
        return patiently(caller, whole(id), headers, bodyType == null ? null : "{}");
    }

    /** Calls it for something that there is not, with no body and no word about one. */
    Answer callWithoutBody(Channel caller) {
        return patiently(caller, whole(UUID.randomUUID().toString()), headers(), null);
    }

    private String whole(String id) {
        var matcher = PARAMETER.matcher(path);
        var whole = new StringBuilder();
        var last = PARAMETER.matcher(path).results().count();
        for (int i = 1; matcher.find(); i++) {
            matcher.appendReplacement(whole, i == last ? id : UUID.randomUUID().toString());
        }
        return matcher.appendTail(whole).toString();
    }

    private Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        if (verb.equals("PATCH") || verb.equals("PUT")) {
            headers.put("If-Match", "*");
        }
        return headers;
    }

    /** Whoever calls everything comes too often for his plan. */
    private Answer patiently(Channel caller, String whole, Map<String, String> headers, @Nullable String body) {
        var answer = caller.send(verb, whole, headers, body);
        while (answer.status() == 429) {
            pause(answer.headers().firstValueAsLong("retry-after").orElse(1));
            answer = caller.send(verb, whole, headers, body);
        }
        return answer;
    }

    private static void pause(long seconds) {
        try {
            Thread.sleep(seconds * 1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
