package io.coffer.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.webhook.ReceivedWebhook;
import io.coffer.sandbox.webhook.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One payment from the demo channel, told step by step while it happens. */
public final class DemoPayment {

    private static final Duration PAYMENT_LIMIT = Duration.ofSeconds(60);
    private static final Duration WEBHOOK_LIMIT = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 40;
    private static final Set<String> TERMINAL = Set.of("COMPLETED", "FAILED");

    private final CofferApi api;
    private final WebhookReceiver webhooks;
    private final Consumer<String> say;

    /**
     * Prepares the payment.
     *
     * @param server Coffer's address without a slash at the end
     * @param webhooks where the demo channel's webhooks arrive
     * @param say takes the lines of the story
     */
    public DemoPayment(String server, WebhookReceiver webhooks, Consumer<String> say) {
        this.api = new CofferApi(server);
        this.webhooks = webhooks;
        this.say = say;
    }

    /** The body of the demo's payment order, in the order in which people write it. */
    public static Map<String, String> order(String clientReference) {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("amount", "250.00");
        order.put("currency", "EUR");
        order.put("destination_currency", "PHP");
        order.put("source_account", DemoChannel.SOURCE_ACCOUNT);
        order.put("destination_account", DemoChannel.DESTINATION_ACCOUNT);
        order.put("client_reference", clientReference);
        return order;
    }

    /**
     * Makes the payment and waits for its end.
     *
     * @throws SandboxException if a step fails or takes too long
     */
    public void run() throws InterruptedException {
        JsonNode answer = api.token(DemoChannel.API_KEY);
        String token = answer.path("access_token").asText();
        line(
                "token",
                "for the demo channel, valid for " + answer.path("expires_in").asText() + " s");

        String reference = "demo-" + UUID.randomUUID();
        Instant begin = Instant.now();
        JsonNode accepted = api.pay(token, reference, order(reference));
        String id = accepted.path("payment_id").asText();
        line(
                "accepted",
                "202 " + accepted.path("status").asText() + " in " + millisSince(begin) + " ms: "
                        + accepted.path("amount").asText() + " "
                        + accepted.path("currency").asText() + " to PHP");
        line("", "payment " + id);

        JsonNode payment = follow(token, id, begin);
        showEntries(api.get(token, "/payments/" + id + "/entries"));
        showWebhook(id, begin);
        String status = payment.path("status").asText();
        if (!status.equals("COMPLETED")) {
            throw new SandboxException(
                    "the payment ended " + status + ": " + payment.path("error").toString());
        }
    }

    private JsonNode follow(String token, String id, Instant begin) throws InterruptedException {
        Set<String> seen = new LinkedHashSet<>();
        Instant limit = begin.plus(PAYMENT_LIMIT);
        while (true) {
            JsonNode payment = api.get(token, "/payments/" + id);
            String step = payment.path("status").asText() + "  "
                    + payment.path("stage").asText();
            if (seen.add(step)) {
                line(seen.size() == 1 ? "seen" : "", "%5d ms  %s".formatted(millisSince(begin), step));
            }
            if (TERMINAL.contains(payment.path("status").asText())) {
                return payment;
            }
            if (Instant.now().isAfter(limit)) {
                throw new SandboxException(
                        "payment " + id + " did not end within " + PAYMENT_LIMIT.toSeconds() + " s: " + payment);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void showEntries(JsonNode entries) {
        List<String> lines = EntriesTable.lines(entries);
        line("ledger", lines.get(0));
        lines.subList(1, lines.size()).forEach(line -> line("", line));
    }

    private void showWebhook(String id, Instant begin) throws InterruptedException {
        Instant limit = Instant.now().plus(WEBHOOK_LIMIT);
        while (true) {
            Optional<ReceivedWebhook> last = webhooks.received(DemoChannel.WEBHOOK_ENDPOINT).stream()
                    .filter(webhook -> webhook.body().contains(id))
                    .filter(webhook -> endsPayment(webhook.type()))
                    .findFirst();
            if (last.isPresent()) {
                line(
                        "webhook",
                        last.get().type() + " received after " + millisSince(begin) + " ms, signature "
                                + (last.get().verified() ? "verified" : "NOT VERIFIED"));
                return;
            }
            if (Instant.now().isAfter(limit)) {
                line("webhook", "none received within " + WEBHOOK_LIMIT.toSeconds() + " s");
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean endsPayment(@Nullable String type) {
        return "payment.completed".equals(type) || "payment.failed".equals(type);
    }

    private void line(String title, String text) {
        say.accept("  %-11s%s".formatted(title, text));
    }

    private static long millisSince(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis();
    }
}
