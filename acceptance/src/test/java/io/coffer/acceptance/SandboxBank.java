package io.coffer.acceptance;

import com.standardwebhooks.Webhook;
import io.coffer.sandbox.secret.SandboxSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The house's bank, as the sandbox plays it, and what it could tell. */
final class SandboxBank {

    static final String CALLBACKS = "/api/v1/bank/callbacks";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SandboxBank() {}

    /** Has somebody send money to the house's account. */
    static void transfer(String reference, String currency, String amount) {
        post("/bank/incoming", Map.of("reference", reference, "currency", currency, "amount", amount));
    }

    /** Asks the sandbox for something; it must say yes. */
    static void post(String path, Map<String, ?> body) {
        send("POST", path, Channel.json(body));
    }

    static void put(String path, String body) {
        send("PUT", path, body);
    }

    private static void send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(Running.stack().http().url() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the bank tells of money that came. */
    static String deposit(String transaction, String reference, String currency, String amount) {
        return Channel.json(Map.of("type", "deposit", "data", data(transaction, reference, currency, amount)));
    }

    static Map<String, String> data(String transaction, String reference, String currency, String amount) {
        var data = new LinkedHashMap<String, String>();
        data.put("bank_transaction_id", transaction);
        data.put("reference", reference);
        data.put("currency", currency);
        data.put("amount", amount);
        return data;
    }

    /** Tells Coffer something, signed as the bank does. */
    static Answer tell(String body) {
        return tell(Channel.anonymous(), body);
    }

    /** Tells it the server that a channel asks; what a channel proves itself with is not looked at there. */
    static Answer tell(Channel server, String body) {
        return server.send("POST", CALLBACKS, signed(body), body);
    }

    static Map<String, String> signed(String body) {
        return signed(SandboxSecrets.BANK_CALLBACK_SECRET, Instant.now(), body);
    }

    static Map<String, String> signed(String secret, Instant at, String body) {
        var id = "msg_" + UUID.randomUUID();
        try {
            return Map.of(
                    "webhook-id",
                    id,
                    "webhook-timestamp",
                    Long.toString(at.getEpochSecond()),
                    "webhook-signature",
                    new Webhook(secret).sign(id, at.getEpochSecond(), body));
        } catch (Exception e) {
            throw new IllegalStateException("not signed", e);
        }
    }
}
