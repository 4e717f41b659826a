package io.coffer.personal.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A key service on this machine that keeps versions of one AES-256 key and really encrypts with them. */
abstract class KeySimulator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<AesGcmJce> versions = new ArrayList<>();
    private int failures;

    /** An answer. */
    record Answer(int status, Map<String, ?> body) {}

    KeySimulator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
        rotate();
    }

    abstract Answer answer(HttpExchange request, JsonNode body) throws GeneralSecurityException;

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds a version of the key. */
    final void rotate() {
        try {
            var key = new byte[32];
            new SecureRandom().nextBytes(key);
            versions.add(new AesGcmJce(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next requests are answered with 503. */
    void failNext(int requests) {
        failures = requests;
    }

    int newest() {
        return versions.size();
    }

    AesGcmJce version(int number) throws GeneralSecurityException {
        if (number < 1 || number > versions.size()) {
            throw new GeneralSecurityException("no such version");
        }
        return versions.get(number - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange request) throws IOException {
        try (request) {
            var body = JSON.readTree(request.getRequestBody());
            Answer answer;
            if (failures > 0) {
                failures--;
                answer = new Answer(503, Map.of());
            } else {
                answer = answer(request, body);
            }
            var bytes = JSON.writeValueAsString(answer.body()).getBytes(UTF_8);
            request.getResponseHeaders().set("Content-Type", "application/json");
            request.sendResponseHeaders(answer.status(), bytes.length);
            request.getResponseBody().write(bytes);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
