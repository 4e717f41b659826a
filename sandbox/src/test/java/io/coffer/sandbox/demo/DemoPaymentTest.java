package io.coffer.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.webhook.WebhookReceiver;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story that is told, against scripted answers; that the real server gives such answers is acceptance's matter. */
class DemoPaymentTest {

    private static final String ENTRIES = """
            {"payment_id":"p-1","entries":[
              {"entry_id":"e-1","reference":"r-1","kind":"payment.on-ramp","posted_at":"2026-11-21T00:00:00Z","postings":[
                {"account":"a-1","account_name":"Customer","side":"debit","amount":"250.00","asset":"EUR"},
                {"account":"a-2","side":"credit","amount":"250.00","asset":"EUR"}]}]}
            """;

    private final LocalHttpServer server = new LocalHttpServer(0);
    private final WebhookReceiver webhooks = new WebhookReceiver(DemoChannel.WEBHOOK_SECRET, Clock.systemUTC());
    private final Deque<String> states = new ArrayDeque<>();
    private final List<String> story = new ArrayList<>();
    private final List<Request> orders = new ArrayList<>();

    @BeforeEach
    void script() throws IOException {
        server.route("POST", "/api/v1/tokens", request -> text(200, "{\"access_token\":\"t\",\"expires_in\":600}"));
        server.route("POST", "/api/v1/payments", request -> {
            orders.add(request);
            return text(
                    202, "{\"payment_id\":\"p-1\",\"status\":\"PENDING\",\"amount\":\"250.00\",\"currency\":\"EUR\"}");
        });
        server.route("GET", "/api/v1/payments/p-1", request -> text(200, states.removeFirst()));
        server.route("GET", "/api/v1/payments/p-1/entries", request -> text(200, ENTRIES));
        webhooks.addTo(server);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyStepIsShownOnce() throws Exception {
        states.add(state("PENDING", "ACCEPTED"));
        states.add(state("PROCESSING", "ON_RAMP"));
        states.add(state("PROCESSING", "ON_RAMP"));
        states.add(state("COMPLETED", "SETTLED"));
        deliver("payment.completed");

        new DemoPayment(server.url(), webhooks, story::add).run();

        assertThat(String.join("\n", story))
                .contains("202 PENDING")
                .contains("payment p-1")
                .containsOnlyOnce("PROCESSING  ON_RAMP")
                .contains("COMPLETED  SETTLED")
                .contains("payment.completed received")
                .contains("signature verified");
        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.header("Authorization")).contains("Bearer t");
            assertThat(order.header("Idempotency-Key")).isPresent();
            assertThat(order.body())
                    .contains("\"amount\":\"250.00\"")
                    .contains("\"source_account\":\"" + DemoChannel.SOURCE_ACCOUNT + "\"");
        });
    }

    @Test
    void debitsAndCreditsHaveColumnsOfTheirOwn() throws Exception {
        states.add(state("COMPLETED", "SETTLED"));
        deliver("payment.completed");

        new DemoPayment(server.url(), webhooks, story::add).run();

        assertThat(story)
                .anySatisfy(line -> assertThat(line).endsWith("entry            account        debit      credit"))
                .anySatisfy(line -> assertThat(line).contains("payment.on-ramp  Customer  250.00 EUR            "))
                .anySatisfy(line -> assertThat(line).endsWith("                 a-2                   250.00 EUR"));
    }

    @Test
    void aPaymentThatFailsSaysWhy() throws Exception {
        states.add("{\"status\":\"FAILED\",\"stage\":\"REFUSED\",\"error\":{\"code\":\"declined\"}}");
        deliver("payment.failed");

        assertThatThrownBy(() -> new DemoPayment(server.url(), webhooks, story::add).run())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("FAILED")
                .hasMessageContaining("declined");
    }

    private static String state(String status, String stage) {
        return "{\"status\":\"" + status + "\",\"stage\":\"" + stage + "\"}";
    }

    private void deliver(String type) throws Exception {
        String body = "{\"type\":\"" + type + "\",\"subject\":\"p-1\"}";
        long now = Instant.now().getEpochSecond();
        int status = new HttpCalls(server.url())
                .send(
                        "POST",
                        DemoChannel.WEBHOOK_PATH,
                        body,
                        Map.of(
                                "webhook-id", "m-1",
                                "webhook-timestamp", Long.toString(now),
                                "webhook-signature", new Webhook(DemoChannel.WEBHOOK_SECRET).sign("m-1", now, body)))
                .statusCode();
        assertThat(status).isEqualTo(204);
    }

    private static Response text(int status, String body) {
        return Response.text(status, "application/json", body);
    }
}
