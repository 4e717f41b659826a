package io.coffer.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.audit.Actor;
import io.coffer.audit.Subject;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may decide about a proposal, and until when. */
class ApprovalTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));

    private final Actor proposer = new Actor(new UUID(0, 1), "proposing");
    private final Actor other = new Actor(new UUID(0, 2), "deciding");

    private final Approval approval = new Approval(
            new UUID(0, 3),
            Proposal.of("account.freeze", new Subject("account", new UUID(0, 4)), "why"),
            proposer,
            NOW,
            LATER);

    @Test
    void somebodyElseMayDecide() {
        assertThat(approval.decidableBy(other)).isInstanceOf(Done.class);
    }

    @Test
    void theProposerMayNot() {
        assertThat(refusal(approval.decidableBy(proposer))).isEqualTo(ProblemType.SELF_APPROVAL);
    }

    @Test
    void nobodyMayAfterwards() {
        approval.rejected(other, "no", NOW);

        assertThat(refusal(approval.decidableBy(other))).isEqualTo(ProblemType.APPROVAL_NOT_PENDING);
        assertThatThrownBy(() -> approval.approved(other, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itsTimeIsOverAtItsLastInstant() {
        assertThat(approval.isOver(LATER.minusNanos(1_000))).isFalse();
        assertThat(approval.isOver(LATER)).isTrue();

        approval.approved(other, NOW);

        assertThat(approval.isOver(LATER)).isFalse();
    }

    private static ProblemType refusal(Outcome<?> outcome) {
        return ((Refused<?>) outcome).type();
    }
}
