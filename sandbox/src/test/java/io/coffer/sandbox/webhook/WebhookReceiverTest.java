package io.coffer.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.http.LocalHttpServer;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

    private static final String EVENT = "{\"type\":\"payment.completed\",\"subject\":\"p-1\",\"data\":{}}";
    private static final String OTHER_SECRET = "whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdGhlciE=";

    private final WebhookReceiver receiver = new WebhookReceiver(DemoChannel.WEBHOOK_SECRET, Clock.systemUTC());
    private final LocalHttpServer server = new LocalHttpServer(0);
    private HttpCalls calls = new HttpCalls("");

    @BeforeEach
    void start() throws IOException {
        receiver.addTo(server);
        server.start();
        calls = new HttpCalls(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCorrectlySignedWebhookIsVerifiedAndRecorded() throws Exception {
        assertThat(deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET)).isEqualTo(204);

        assertThat(receiver.received("demo")).singleElement().satisfies(webhook -> {
            assertThat(webhook.webhookId()).isEqualTo("msg-1");
            assertThat(webhook.type()).isEqualTo("payment.completed");
            assertThat(webhook.subject()).isEqualTo("p-1");
            assertThat(webhook.verified()).isTrue();
            assertThat(webhook.body()).isEqualTo(EVENT);
            assertThat(webhook.attempt()).isEqualTo(1);
            assertThat(webhook.answered()).isEqualTo(204);
        });
    }

    @Test
    void aTamperedBodyAWrongSecretAndNoSignatureAreRefusedAndRecorded() throws Exception {
        assertThat(deliver("msg-1", EVENT, EVENT.replace("p-1", "p-2"), DemoChannel.WEBHOOK_SECRET))
                .isEqualTo(401);
        assertThat(deliver("msg-2", EVENT, EVENT, OTHER_SECRET)).isEqualTo(401);
        assertThat(calls.send("POST", "/webhooks/demo", EVENT, Map.of()).statusCode())
                .isEqualTo(401);

        assertThat(receiver.received("demo"))
                .hasSize(3)
                .noneMatch(ReceivedWebhook::verified)
                .allMatch(webhook -> webhook.answered() == 401);
    }

    @Test
    void anOldSignatureIsRefused() throws Exception {
        Instant old = Instant.now().minus(Duration.ofMinutes(10));

        assertThat(deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET, old))
                .isEqualTo(401);
    }

    @Test
    void attemptsAreCountedForEachId() throws Exception {
        deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET);
        deliver("msg-2", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET);
        deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET);

        assertThat(receiver.received("demo").stream().map(ReceivedWebhook::attempt))
                .containsExactly(1, 1, 2);
    }

    @Test
    void webhooksAreListedBySubjectAndCleared() throws Exception {
        String other = EVENT.replace("p-1", "p-2");
        deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET);
        deliver("msg-2", other, other, DemoChannel.WEBHOOK_SECRET);

        assertThat(calls.get("/webhooks/demo?subject=p-2").body())
                .contains("msg-2")
                .doesNotContain("msg-1");
        assertThat(calls.get("/webhooks/another").body()).isEqualTo("{\"webhooks\":[]}");
        assertThat(calls.delete("/webhooks/demo").statusCode()).isEqualTo(204);
        assertThat(receiver.received("demo")).isEmpty();
    }

    @Test
    void anEndpointMisbehavesForAWhile() throws Exception {
        assertThat(calls.put("/webhooks/demo/behaviour", "{\"status\":500,\"next_calls\":2}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET)).isEqualTo(500);
        assertThat(deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET)).isEqualTo(500);
        assertThat(deliver("msg-1", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET)).isEqualTo(204);
        assertThat(calls.put("/webhooks/demo/behaviour", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void anEndpointHangsUntilItIsToldNotTo() throws Exception {
        calls.put("/webhooks/demo/behaviour", "{\"hang\":true}");

        assertThatThrownBy(() -> calls.send("POST", "/webhooks/demo", EVENT, Map.of(), Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);
        calls.delete("/webhooks/demo/behaviour");

        assertThat(deliver("msg-2", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET)).isEqualTo(204);
        assertThat(receiver.received("demo").stream().map(ReceivedWebhook::answered))
                .containsExactly(0, 204);
    }

    @Test
    void anEndpointCanHaveASecretOfItsOwn() throws Exception {
        assertThat(calls.put("/webhooks/demo/secret", "{\"secret\":\"" + OTHER_SECRET + "\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(deliver("msg-1", EVENT, EVENT, OTHER_SECRET)).isEqualTo(204);
        assertThat(deliver("msg-2", EVENT, EVENT, DemoChannel.WEBHOOK_SECRET)).isEqualTo(401);
    }

    private int deliver(String id, String signed, String sent, String secret) throws Exception {
        return deliver(id, signed, sent, secret, Instant.now());
    }

    private int deliver(String id, String signed, String sent, String secret, Instant at) throws Exception {
        return calls.send(
                        "POST",
                        "/webhooks/demo",
                        sent,
                        Map.of(
                                "webhook-id", id,
                                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                                "webhook-signature", new Webhook(secret).sign(id, at.getEpochSecond(), signed)))
                .statusCode();
    }
}
