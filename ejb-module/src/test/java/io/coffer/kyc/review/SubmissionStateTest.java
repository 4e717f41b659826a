package io.coffer.kyc.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubmissionStateTest {

    /** The table once more, written by hand: a changed transition must be changed here too, on purpose. */
    private static final Map<SubmissionState, Set<SubmissionState>> EXPECTED = Map.of(
            SubmissionState.SCANNING,
                    Set.of(SubmissionState.SCREENING, SubmissionState.REJECTED, SubmissionState.WITHDRAWN),
            SubmissionState.SCREENING,
                    Set.of(SubmissionState.REVIEW, SubmissionState.APPROVED, SubmissionState.WITHDRAWN),
            SubmissionState.REVIEW,
                    Set.of(SubmissionState.APPROVED, SubmissionState.REJECTED, SubmissionState.WITHDRAWN),
            SubmissionState.APPROVED, Set.of(),
            SubmissionState.REJECTED, Set.of(),
            SubmissionState.WITHDRAWN, Set.of());

    @Test
    void onlyTheTransitionsOfTheTableAreAllowed() {
        for (SubmissionState from : SubmissionState.values()) {
            var allowed =
                    Stream.of(SubmissionState.values()).filter(from::canBecome).collect(Collectors.toSet());
            assertThat(allowed).as("from %s", from).isEqualTo(EXPECTED.get(from));
        }
    }

    @Test
    void whatIsDecidedStaysDecided() {
        assertThat(Stream.of(SubmissionState.values()).filter(state -> !state.isOpen()))
                .containsExactly(SubmissionState.APPROVED, SubmissionState.REJECTED, SubmissionState.WITHDRAWN);
    }
}
