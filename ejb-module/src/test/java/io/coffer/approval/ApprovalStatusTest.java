package io.coffer.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApprovalStatusTest {

    /** The table once more, written by hand: a changed transition must be changed here too, on purpose. */
    private static final Map<ApprovalStatus, Set<ApprovalStatus>> EXPECTED = Map.of(
            ApprovalStatus.PENDING,
                    Set.of(
                            ApprovalStatus.APPROVED,
                            ApprovalStatus.REJECTED,
                            ApprovalStatus.FAILED,
                            ApprovalStatus.EXPIRED),
            ApprovalStatus.APPROVED, Set.of(),
            ApprovalStatus.REJECTED, Set.of(),
            ApprovalStatus.FAILED, Set.of(),
            ApprovalStatus.EXPIRED, Set.of());

    @Test
    void onlyTheTransitionsOfTheTableAreAllowed() {
        for (ApprovalStatus from : ApprovalStatus.values()) {
            var allowed =
                    Stream.of(ApprovalStatus.values()).filter(from::canBecome).collect(Collectors.toSet());
            assertThat(allowed).as("from %s", from).isEqualTo(EXPECTED.get(from));
        }
    }
}
