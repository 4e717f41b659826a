package io.coffer.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentStageTest {

    /** The table once more, written by hand: a changed transition must be changed here too, on purpose. */
    private static final Map<PaymentStage, Set<PaymentStage>> EXPECTED = Map.of(
            PaymentStage.ACCEPTED, Set.of(PaymentStage.ON_RAMP),
            PaymentStage.ON_RAMP, Set.of(PaymentStage.OFF_RAMP, PaymentStage.FAILED),
            PaymentStage.OFF_RAMP, Set.of(PaymentStage.SETTLED, PaymentStage.MANUAL_REVIEW),
            PaymentStage.MANUAL_REVIEW, Set.of(),
            PaymentStage.SETTLED, Set.of(),
            PaymentStage.FAILED, Set.of());

    @Test
    void onlyTheTransitionsOfTheTableAreAllowed() {
        for (PaymentStage from : PaymentStage.values()) {
            var allowed =
                    Stream.of(PaymentStage.values()).filter(from::canBecome).collect(Collectors.toSet());
            assertThat(allowed).as("from %s", from).isEqualTo(EXPECTED.get(from));
        }
    }

    @Test
    void completedAndFailedAreFinal() {
        for (PaymentStage from : EnumSet.of(PaymentStage.SETTLED, PaymentStage.FAILED)) {
            assertThat(Stream.of(PaymentStage.values()).noneMatch(from::canBecome))
                    .isTrue();
        }
    }
}
