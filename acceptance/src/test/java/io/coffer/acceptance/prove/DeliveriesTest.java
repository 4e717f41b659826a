package io.coffer.acceptance.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.sandbox.webhook.ReceivedWebhook;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final ReceivedWebhook one = webhook("1", "1", 7);
    private final ReceivedWebhook two = webhook("2", "2", 8);
    private final ReceivedWebhook three = webhook("3", "3", 8);

    @Test
    void everyEventInOrderOnceOrMoreIsFine() {
        assertThat(found(one, two, three)).isEmpty();
        assertThat(found(one, two, one, three, two)).isEmpty();
    }

    @Test
    void whatDidNotComeIsFound() {
        assertThat(found(one, three)).containsExactly(Finding.Kind.LOST);
    }

    @Test
    void whatNobodySignedIsFound() {
        var forged = new ReceivedWebhook("2", "0", null, null, false, two.body(), "", 1, 401);

        assertThat(found(one, forged, three)).containsExactly(Finding.Kind.LOST);
    }

    @Test
    void oneEventUnderTwoIdsIsFound() {
        assertThat(found(one, two, three, webhook("4", "2", 8))).containsExactly(Finding.Kind.DOUBLED);
    }

    @Test
    void oneIdWithTwoContentsIsFound() {
        assertThat(found(one, two, three, webhook("2", "2", 9))).containsExactly(Finding.Kind.DOUBLED);
    }

    @Test
    void whatOvertakesIsFound() {
        assertThat(found(two, one, three)).containsExactly(Finding.Kind.OUT_OF_ORDER);
    }

    private static List<Finding.Kind> found(ReceivedWebhook... received) {
        return new Deliveries(Set.of("1", "2", "3"))
                .findings(List.of(received)).stream().map(Finding::kind).toList();
    }

    private static ReceivedWebhook webhook(String header, String event, int sequence) {
        var body = "{\"id\":\"" + event + "\",\"data\":{\"account_id\":\"a\",\"sequence\":" + sequence + "}}";
        return new ReceivedWebhook(header, "0", null, null, true, body, "", 1, 204);
    }
}
