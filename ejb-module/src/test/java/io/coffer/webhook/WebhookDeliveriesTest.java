package io.coffer.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.step.Task;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookDeliveriesTest {

    @Test
    void aDeliveryThatComesTwiceIsTakenOnce() {
        var first = task(new UUID(0, 1));
        var putBack = task(new UUID(0, 1));
        var putOff = first.putOff(Duration.ZERO);
        var other = task(new UUID(0, 2));

        assertThat(WebhookDeliveries.onePerDelivery(List.of(other, putBack, putOff, first))
                        .values())
                .containsExactly(putOff, other);
    }

    private static Task task(UUID delivery) {
        return Task.now(WebhookDeliveries.QUEUE, delivery, WebhookDeliveries.DELIVER, "test");
    }
}
