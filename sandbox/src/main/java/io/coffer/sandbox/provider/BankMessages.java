package io.coffer.sandbox.provider;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.coffer.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the bank tells Coffer: signed, in the background, and again until it is answered 2xx, but not for ever. What was not
 * told when the sandbox stops, is not told any more.
 */
final class BankMessages implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BankMessages.class.getName());
    private static final int ATTEMPTS = 9;
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int KEPT = 1_000;
    private static final int THREADS = 4;

    private final URI address;
    private final Webhook signer;
    private final Clock clock;
    private final Deque<Told> told = new ArrayDeque<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(THREADS, task -> {
        Thread thread = new Thread(task, "sandbox-bank");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * One attempt to tell something.
     *
     * @param status what Coffer answered; 0 if nothing
     * @param answer its body
     */
    record Told(String messageId, int attempt, int status, String body, String answer) {}

    record Message(String type, Object data) {}

    BankMessages(URI address, String secret, Clock clock) {
        this.address = address;
        this.clock = clock;
        try {
            this.signer = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("a secret is whsec_ and base64", e);
        }
        later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Tells something after a while; gives the message's id. */
    String tell(String type, Object data, Duration wait) {
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        attempt(id, Json.write(new Message(type, data)), 1, wait.toMillis());
        return id;
    }

    /** The last attempts, the oldest first. */
    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private void attempt(String id, String body, int number, long waitMillis) {
        var unused = later.schedule(
                () -> {
                    if (!send(id, body, number) && number < ATTEMPTS) {
                        attempt(id, body, number + 1, FIRST_WAIT_MILLIS << (number - 1));
                    }
                },
                waitMillis,
                TimeUnit.MILLISECONDS);
    }

    private boolean send(String id, String body, int number) {
        int status = 0;
        String answer = "";
        try {
            long seconds = clock.instant().getEpochSecond();
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(ANSWER)
                            .header("content-type", "application/json")
                            .header(Webhook.UNBRANDED_MSG_ID_KEY, id)
                            .header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(seconds))
                            .header(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, signer.sign(id, seconds, body))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            status = response.statusCode();
            answer = response.body();
        } catch (IOException e) {
            LOG.log(Level.FINE, "Coffer does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
        remember(new Told(id, number, status, body, answer));
        return status >= 200 && status < 300;
    }

    private synchronized void remember(Told attempt) {
        told.addLast(attempt);
        while (told.size() > KEPT) {
            told.removeFirst();
        }
    }
}
