package io.coffer.sandbox.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Calls to a server under test. */
public final class HttpCalls {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String root;

    /** Calls addresses below a root. */
    public HttpCalls(String root) {
        this.root = root;
    }

    /** Sends a request and waits 10 s at most. */
    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(method, path, body, headers, Duration.ofSeconds(10));
    }

    /** Sends a request. */
    public HttpResponse<String> send(
            String method, String path, String body, Map<String, String> headers, Duration limit)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(limit)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a GET. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Map.of());
    }

    /** Sends a PUT. */
    public HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body, Map.of());
    }

    /** Sends a DELETE. */
    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "", Map.of());
    }
}
