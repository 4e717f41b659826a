package io.coffer.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A client with an address of its own, and with headers that Java's own client does not let through. Each request has a
 * connection of its own.
 *
 * @param address one of those that loop back: 127.0.0.x
 */
record Neighbour(String address) {

    /** The one address whose word about others the server believes in tests. */
    static final String PROXY = "127.0.0.2";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANSWER_MILLIS = 20_000;

    Answer get(String path, Map<String, String> headers) {
        return send("GET", path, headers, "");
    }

    Answer post(String path, Map<String, String> headers, String json) {
        var all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        return send("POST", path, all, json);
    }

    private Answer send(String method, String path, Map<String, String> headers, String body) {
        try (Socket socket = connect()) {
            begin(socket, method, path, headers, body.length());
            socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            return answer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket connect() throws IOException {
        var server = URI.create(Running.stack().server().url());
        var socket = new Socket();
        socket.setSoTimeout(ANSWER_MILLIS);
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), ANSWER_MILLIS);
        return socket;
    }

    /** Sends all of a request but its body. */
    static void begin(Socket socket, String method, String path, Map<String, String> headers, int bodyLength)
            throws IOException {
        var head = new StringBuilder(method + " " + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (bodyLength > 0) {
            head.append("Content-Length: ").append(bodyLength).append("\r\n");
        }
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads an answer to its end. HTTP 1.0 ends it with the connection. */
    static Answer answer(Socket socket) throws IOException {
        var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer: \"" + all + "\"");
        }
        var lines = all.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ", -1)[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                json(all.substring(end + 4)));
    }

    private static JsonNode json(String body) throws IOException {
        return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    }
}
