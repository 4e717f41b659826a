package io.coffer.acceptance.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final Delivery one = delivery("1", "1", 7);
    private final Delivery two = delivery("2", "2", 8);
    private final Delivery three = delivery("3", "3", 8);

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
        var forged = new Delivery("2", false, two.body());

        assertThat(found(one, forged, three)).containsExactly(Finding.Kind.LOST);
    }

    @Test
    void oneEventUnderTwoIdsIsFound() {
        assertThat(found(one, two, three, delivery("4", "2", 8))).containsExactly(Finding.Kind.DOUBLED);
    }

    @Test
    void oneIdWithTwoContentsIsFound() {
        assertThat(found(one, two, three, delivery("2", "2", 9))).containsExactly(Finding.Kind.DOUBLED);
    }

    @Test
    void whatOvertakesIsFound() {
        assertThat(found(two, one, three)).containsExactly(Finding.Kind.OUT_OF_ORDER);
    }

    @Test
    void theEndOfAHoldThatOvertakesItsBeginningIsFound() {
        var made = hold("1", "created");
        var ended = hold("2", "voided");

        assertThat(found(made, ended, three)).isEmpty();
        assertThat(found(ended, made, three)).containsExactly(Finding.Kind.OUT_OF_ORDER);
    }

    private static Delivery hold(String id, String type) {
        return new Delivery(
                id,
                true,
                "{\"id\":\"" + id + "\",\"type\":\"hold." + type
                        + "\",\"data\":{\"account_id\":\"a\",\"sequence\":7,\"hold_id\":\"h\"}}");
    }

    private static List<Finding.Kind> found(Delivery... received) {
        return new Deliveries(Set.of("1", "2", "3"))
                .findings(List.of(received)).stream().map(Finding::kind).toList();
    }

    private static Delivery delivery(String id, String event, int sequence) {
        var body = "{\"id\":\"" + event + "\",\"data\":{\"account_id\":\"a\",\"sequence\":" + sequence + "}}";
        return new Delivery(id, true, body);
    }
}
