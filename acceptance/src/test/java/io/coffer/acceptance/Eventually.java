package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coffer.sandbox.webhook.ReceivedWebhook;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.core.ThrowingRunnable;

/** What comes true after a while. */
final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private Eventually() {}

    static void is(ThrowingRunnable assertion) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    /** Asks again as long as there are too many at once. */
    static Answer hasPlace(Supplier<Answer> request) {
        return await().atMost(LONGEST).until(request::get, answer -> answer.status() != 503);
    }

    /** No payment and no webhook of an earlier test is under way, which could take a fault that is meant for another. */
    static void nothingIsUnderWay() {
        is(() -> assertThat(
                        Books.count("select count(*) from payment where stage in ('ACCEPTED', 'ON_RAMP', 'OFF_RAMP')"))
                .isZero());
        is(() -> assertThat(Books.count("select count(*) from webhook_delivery where status = 'PENDING'"))
                .isZero());
    }

    /** No event waits for the topic. */
    static void everyEventIsPublished() {
        is(() -> assertThat(Books.count("select count(*) from event_outbox")).isZero());
    }

    /** Follows a payment until it has this status. */
    static Answer payment(Channel channel, String id, String status) {
        is(() -> assertThat(channel.payment(id).text("status")).isEqualTo(status));
        return channel.payment(id).has(200);
    }

    static Answer stage(Channel channel, String id, String stage) {
        is(() -> assertThat(channel.payment(id).text("stage")).isEqualTo(stage));
        return channel.payment(id).has(200);
    }

    /** Waits for the webhooks of a subject. */
    static List<ReceivedWebhook> webhooks(String subject, int atLeast) {
        is(() -> assertThat(received(subject)).hasSizeGreaterThanOrEqualTo(atLeast));
        return received(subject);
    }

    static List<ReceivedWebhook> received(String subject) {
        return Running.stack().webhooks().received("demo").stream()
                .filter(webhook -> subject.equals(webhook.subject()))
                .toList();
    }
}
