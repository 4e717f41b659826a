package io.coffer.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.secret.SandboxSecrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankTest {

    private static final String PAYOUTS = "/bank/payouts";

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private final BlockingQueue<Request> told = new LinkedBlockingQueue<>();
    private volatile int answer = 200;
    private LocalHttpServer server = new LocalHttpServer(0);
    private Bank bank;
    private HttpCalls calls = new HttpCalls("");

    @BeforeEach
    void start() throws IOException {
        server = new LocalHttpServer(0);
        server.route("POST", "/callbacks", request -> {
            // Before it is told, so that the next answer can be another one.
            int status = answer;
            told.add(request);
            return Response.empty(status);
        });
        server.start();
        bank = new Bank(
                folder,
                URI.create(server.url() + "/callbacks"),
                SandboxSecrets.BANK_CALLBACK_SECRET,
                faults,
                new Latency(Duration.ZERO, Duration.ZERO),
                Clock.systemUTC());
        bank.behave(new Bank.Behaviour(0, false));
        bank.addTo(server);
        calls = new HttpCalls(server.url());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        bank.close();
    }

    @Test
    void theSameKeyIsTheSamePayoutAlsoAfterARestart() throws Exception {
        JsonNode first = pay("key", order("ref", "DE75512108001245126199"), 202);
        server.close();
        bank.close();
        start();

        JsonNode again = pay("key", order("ref", "DE75512108001245126199"), 200);

        assertThat(again.path("payout_id")).isEqualTo(first.path("payout_id"));
        pay("key", order("other", "DE75512108001245126199"), 409);
        pay("other", order("ref", "DE75512108001245126199"), 409);
        assertThat(json(calls.get(PAYOUTS + "/ref").body()).path("status").asText())
                .isEqualTo("SETTLED");
        assertThat(calls.get(PAYOUTS + "/none").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsOrderedAgainUnderAnotherKeyIsRemembered() throws Exception {
        pay("key", order("ref", "DE75512108001245126199"), 202);
        pay("key", order("ref", "DE75512108001245126199"), 200);
        pay("key", order("other", "DE75512108001245126199"), 409);
        assertThat(bank.orderedAgain()).isEmpty();

        pay("another", order("ref", "DE75512108001245126199"), 409);

        assertThat(bank.orderedAgain()).containsExactly("ref");
        assertThat(bank.payouts()).extracting(Payout::reference).containsExactly("ref");
    }

    @Test
    void whatIsRefusedIsRefusedForGood() throws Exception {
        faults.set(Provider.BANK, Fault.next(Fault.Kind.REFUSE, 1));

        pay("key", order("ref", "DE75512108001245126199"), 422);

        assertThat(pay("key", order("ref", "DE75512108001245126199"), 200)
                        .path("status")
                        .asText())
                .isEqualTo("REFUSED");
        assertThat(bank.payouts()).extracting(Payout::status).containsExactly("REFUSED");
    }

    @Test
    void itIsAcceptedFirstAndSettledOrRefusedLater() throws Exception {
        bank.behave(new Bank.Behaviour(600_000, false));
        assertThat(pay("a", order("a", "DE75512108001245126199"), 202)
                        .path("status")
                        .asText())
                .isEqualTo("ACCEPTED");

        bank.behave(new Bank.Behaviour(0, true));
        pay("b", order("b", "DE04512108001245129999"), 202);

        JsonNode message = json(next().body());
        assertThat(message.path("type").asText()).isEqualTo("payout");
        assertThat(message.at("/data/status").asText()).isEqualTo("REFUSED");
        assertThat(message.at("/data/reason").asText()).isEqualTo("account-closed");
    }

    @Test
    void anOrderWhoseAnswerIsLostWasTaken() {
        faults.set(Provider.BANK, Fault.next(Fault.Kind.DROP_AFTER_ACCEPT, 1));

        assertThatThrownBy(() -> pay("key", order("ref", "DE75512108001245126199"), 202))
                .isInstanceOf(IOException.class);

        assertThat(bank.payout("ref")).isPresent();
    }

    @Test
    void whatComesIsToldSignedUntilItIsAnswered() throws Exception {
        answer = 500;
        calls.send(
                "POST",
                "/bank/incoming",
                "{\"reference\":\"RF18\",\"currency\":\"EUR\",\"amount\":\"5.00\"}",
                Map.of());
        Request first = next();
        answer = 200;
        Request second = next();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        new Webhook(SandboxSecrets.BANK_CALLBACK_SECRET)
                .verify(
                        second.body(),
                        Map.of(
                                Webhook.UNBRANDED_MSG_ID_KEY,
                                List.of(second.header("webhook-id").orElseThrow()),
                                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                                List.of(second.header("webhook-timestamp").orElseThrow()),
                                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                                List.of(second.header("webhook-signature").orElseThrow())));
        assertThat(told.poll(500, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aSettledPayoutComesBackOnce() throws Exception {
        assertThat(sendBack("ref")).isEqualTo(404);
        pay("key", order("ref", "DE75512108001245126199"), 202);

        assertThat(sendBack("ref")).isEqualTo(202);
        Payout returned = bank.payout("ref").orElseThrow();
        assertThat(sendBack("ref")).isEqualTo(202);

        assertThat(returned.status()).isEqualTo("RETURNED");
        assertThat(bank.payout("ref")).contains(returned);
    }

    private int sendBack(String reference) throws IOException, InterruptedException {
        return calls.send("POST", "/bank/returns", "{\"reference\":\"" + reference + "\"}", Map.of())
                .statusCode();
    }

    private Request next() throws InterruptedException {
        Request request = told.poll(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private JsonNode pay(String key, String order, int status) throws IOException, InterruptedException {
        var response = calls.send("POST", PAYOUTS, order, Map.of("Idempotency-Key", key));
        assertThat(response.statusCode()).isEqualTo(status);
        return json(response.body());
    }

    private static String order(String reference, String iban) {
        return "{\"reference\":\"" + reference + "\",\"iban\":\"" + iban
                + "\",\"creditor_name\":\"Erika\",\"currency\":\"EUR\",\"amount\":\"5.00\"}";
    }

    private static JsonNode json(String text) {
        return Json.readTree(text).orElseThrow();
    }
}
