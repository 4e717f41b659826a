package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.prove.Clients;
import io.coffer.sandbox.webhook.Behaviour;
import io.coffer.sandbox.webhook.ReceivedWebhook;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks as their receiver sees them; it verifies with the published library of Standard Webhooks. */
class WebhookIT {

    private static final int CROWD = 8;
    private static final int MANY = 40;
    private static final int ALL = Integer.MAX_VALUE;

    private final Channel channel = Channel.demo();

    @BeforeEach
    void settle() {
        Eventually.nothingIsUnderWay();
    }

    @AfterEach
    void behaveAgain() {
        Running.stack().webhooks().behaveWell("demo");
    }

    @Test
    void aCompletedPaymentIsToldOnceAndSigned() {
        var payment = pay();

        var webhook = Eventually.webhooks(payment, 1).get(0);

        assertThat(webhook.verified()).isTrue();
        assertThat(webhook.type()).isEqualTo("payment.completed");
        assertThat(webhook.body())
                .contains("\"payment_id\":\"" + payment + "\"")
                .contains("\"status\":\"COMPLETED\"")
                .contains("\"on_ramp_id\"")
                .contains("\"off_ramp_id\"");
        Eventually.is(() -> assertThat(deliveries(payment, "DELIVERED")).isOne());
        assertThat(Eventually.received(payment)).hasSize(1);
    }

    @Test
    void whatFailsIsSentAgainUnderTheSameId() {
        Running.stack().webhooks().behave("demo", Behaviour.status(500, 2));
        var payment = pay();

        var webhooks = Eventually.webhooks(payment, 3);

        assertThat(webhooks.stream().map(ReceivedWebhook::webhookId).distinct()).hasSize(1);
        assertThat(webhooks).allMatch(ReceivedWebhook::verified);
        Eventually.is(() -> assertThat(deliveries(payment, "DELIVERED")).isOne());
        assertThat(Books.rows(
                        "select a.http_status from webhook_attempt a join webhook_delivery d on d.id = a.delivery_id"
                                + " join event e on e.id = d.event_id where e.subject = ? order by a.attempt",
                        UUID.fromString(payment)))
                .containsExactly("500", "500", "204");
    }

    @Test
    void aReceiverThatHangsIsTriedAgain() {
        Running.stack().webhooks().behave("demo", Behaviour.hang(1));
        var payment = pay();

        Eventually.is(() -> assertThat(deliveries(payment, "DELIVERED")).isOne());
    }

    /** Wallets have many events, close together; some of them are not taken at first. */
    @Test
    void eventsOfOneWalletComeInOrder() throws Exception {
        var world = new ProofWorld(List.of(Running.stack().server().url()));
        var transfers = new TransferActivity(world);
        Running.stack().webhooks().behave(world.endpointName(), Behaviour.status(500, 3));

        try (var clients = new Clients(CROWD, 1, List.of(transfers))) {
            Eventually.is(() -> assertThat(world.notebook().acknowledged()).isGreaterThan(100));
            assertThat(clients.givenUp()).isEmpty();
            clients.resting(() -> {
                var webhooks = new WebhookCheck(world);
                Eventually.is(() -> assertThat(webhooks.isFinished()).isTrue());
                assertThat(webhooks.findings()).isEmpty();
                return null;
            });
        }
        assertThat(world.webhooks()).hasSizeGreaterThan(200).anyMatch(webhook -> webhook.answered() == 500);
    }

    @Test
    void whatHasWaitedForLongIsDeliveredAllTheSame() {
        Running.stack().webhooks().behave("demo", Behaviour.status(500, 1));
        var payment = pay();
        Eventually.webhooks(payment, 1);

        Books.execute(
                "update webhook_delivery set created_at = created_at - interval 1 day where subject = ?",
                UUID.fromString(payment));

        Eventually.is(() -> assertThat(deliveries(payment, "DELIVERED")).isOne());
    }

    @Test
    void whatWaitsForItsTurnIsNotTakenForLost() throws Exception {
        var world = new ProofWorld(List.of(Running.stack().server().url()));
        Running.stack().webhooks().behave(world.endpointName(), Behaviour.status(500, ALL));
        var transfers = new TransferActivity(world);
        for (int i = 0; i < MANY; i++) {
            transfers.once(new Random(i));
        }
        Eventually.is(() -> assertThat(waiting(world, "1 = 1")).isGreaterThan(MANY / 2));

        Books.execute(
                "update webhook_delivery d join event e on e.id = d.event_id"
                        + " set d.attended_at = d.attended_at - interval 1 hour where e.channel_id = ?",
                world.owner());

        Eventually.is(() -> assertThat(waiting(world, "d.attended_at < d.created_at"))
                .as("nobody knows of")
                .isZero());
        assertThat(waiting(world, "1 = 1")).isPositive();
        Running.stack().webhooks().behaveWell(world.endpointName());
        Eventually.is(() -> assertThat(waiting(world, "1 = 1")).isZero());
    }

    /** Deliveries of a world that nobody has tried yet, because others come before. */
    private static long waiting(ProofWorld world, String condition) {
        return Books.count(
                "select count(*) from webhook_delivery d join event e on e.id = d.event_id"
                        + " where e.channel_id = ? and d.status = 'PENDING' and d.attempts = 0 and " + condition,
                world.owner());
    }

    private String pay() {
        var source = Books.account("EUR", "1000.00");
        var destination = Books.account("PHP", "0");
        return channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
    }

    private static long deliveries(String payment, String status) {
        return Books.count(
                "select count(*) from webhook_delivery d join event e on e.id = d.event_id"
                        + " where e.subject = ? and d.status = ?",
                UUID.fromString(payment),
                status);
    }
}
