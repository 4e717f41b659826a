package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.id.Ids;
import io.coffer.step.Transactions;
import io.coffer.webhook.StuckDeliveries;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the job {@code webhook-janitor} does about deliveries that have lost their messages; Coffer itself works beside it. */
@ExtendWith(ArquillianExtension.class)
class WebhookJanitorIT {

    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 50;

    @Inject
    private StuckDeliveries deliveries;

    @Inject
    private Transactions transactions;

    @Inject
    private Accounts accounts;

    @Deployment
    static EnterpriseArchive deployment() {
        return Deployments.of(WebhookJanitorIT.class, Map.of());
    }

    @Test
    void whatNothingWasDoneForIsDeliveredInTheEnd() throws InterruptedException {
        var lost = delivery(3_600);
        assertThat(found()).contains(lost);

        revive(lost);

        assertThat(found()).doesNotContain(lost);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (status(lost).equals("PENDING") && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
        assertThat(status(lost)).isEqualTo("DELIVERED");
    }

    @Test
    void whatIsOnItsWayIsLeftAlone() {
        var recent = delivery(60);

        assertThat(found()).doesNotContain(recent);

        accounts.execute("update webhook_delivery set status = 'DELIVERED' where id = ?", recent);
    }

    @Test
    void whatWasDeliveredMeanwhileGetsNoTask() {
        var delivered = delivery(3_600);
        accounts.execute("update webhook_delivery set status = 'DELIVERED' where id = ?", delivered);

        revive(delivered);

        assertThat(accounts.rows("select hex(id) from outbox where subject = ?", delivered))
                .isEmpty();
        assertThat(status(delivered)).isEqualTo("DELIVERED");
    }

    /** One to the first endpoint that there is, without a message, that something was done for so many seconds ago. */
    private UUID delivery(int secondsAgo) {
        var event = Ids.next();
        accounts.execute(
                "insert into event (id, type, version, subject, channel_id, correlation_id, occurred_at, data)"
                        + " select ?, 'test', 1, ?, channel_id, 'test', utc_timestamp(6), '{}' from webhook_endpoint"
                        + " order by created_at limit 1",
                event,
                event);
        var delivery = Ids.next();
        accounts.execute(
                "insert into webhook_delivery (id, event_id, endpoint_id, subject, status, attempts, version, created_at,"
                        + " attended_at) select ?, ?, id, ?, 'PENDING', 0, 0, utc_timestamp(6) - interval ? second,"
                        + " utc_timestamp(6) - interval ? second from webhook_endpoint order by created_at limit 1",
                delivery,
                event,
                event,
                secondsAgo,
                secondsAgo);
        return delivery;
    }

    private List<UUID> found() {
        return transactions.inNew(() -> deliveries.find(deliveries.moment(), FIRST, 10_000));
    }

    private void revive(UUID delivery) {
        transactions.inNew(() -> {
            deliveries.settle(List.of(delivery), "test");
            return true;
        });
    }

    private String status(UUID delivery) {
        return accounts.rows("select status from webhook_delivery where id = ?", delivery)
                .get(0);
    }
}
