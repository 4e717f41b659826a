package io.coffer.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** How long the simulated providers take: now, and before. */
record ProviderLatency(String before) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** From now on they answer at once. */
    static ProviderLatency none() {
        var before = new ProviderLatency(send(request().GET()));
        send(request().PUT(BodyPublishers.ofString("{\"min_ms\":0,\"max_ms\":0}")));
        return before;
    }

    void restore() {
        send(request().PUT(BodyPublishers.ofString(before)));
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(Running.stack().http().url() + "/latency"))
                .header("Content-Type", "application/json");
    }

    private static String send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the sandbox answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
