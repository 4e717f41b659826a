package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.approval.Approval;
import io.coffer.approval.ApprovalStatus;
import io.coffer.approval.Approvals;
import io.coffer.approval.OverdueApprovals;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of {@link io.coffer.approval}, where several people decide at once. */
@ExtendWith(ArquillianExtension.class)
class ApprovalsIT {

    private static final int CROWD = 100;

    @Inject
    private Approvals approvals;

    @Inject
    private OverdueApprovals overdue;

    @Inject
    private RehearsedAction action;

    @Inject
    private Transactions transactions;

    @Inject
    private Accounts database;

    @Inject
    private Crowd crowd;

    private final Subject subject = new Subject("test", Ids.next());

    @Deployment
    static EnterpriseArchive deployment() {
        return Deployments.of(ApprovalsIT.class, Map.of(), RehearsedAction.class);
    }

    @Test
    void ofAHundredApprovalsAtOnceExactlyOneWins() throws Exception {
        var id = proposed(RehearsedAction.WORKS);

        var outcomes = crowd.run(CROWD, number -> approvals.approve(id, somebody()));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .extracting(ApprovalsIT::refusal)
                .hasSize(CROWD - 1)
                .containsOnly(ProblemType.APPROVAL_NOT_PENDING);
        assertThat(action.timesDone(id)).isOne();
        assertThat(trail(id)).containsExactly("approval.proposed", "approval.approved");
    }

    @Test
    void ofAHundredApprovalsAndRejectionsAtOnceExactlyOneWins() throws Exception {
        var id = proposed(RehearsedAction.WORKS);

        var outcomes = crowd.run(
                CROWD,
                number -> number % 2 == 0 ? approvals.approve(id, somebody()) : approvals.reject(id, "no", somebody()));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        var approved = status(id) == ApprovalStatus.APPROVED;
        assertThat(action.timesDone(id)).isEqualTo(approved ? 1 : 0);
        assertThat(trail(id))
                .containsExactly("approval.proposed", approved ? "approval.approved" : "approval.rejected");
    }

    @Test
    void ofAHundredProposalsAtOnceExactlyOneIsOpen() throws Exception {
        var outcomes = crowd.run(CROWD, number -> approvals.propose(proposal(RehearsedAction.WORKS), somebody()));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        var open = outcomes.stream()
                .filter(Done.class::isInstance)
                .map(outcome -> outcome.orElseThrow().id())
                .findFirst()
                .orElseThrow();
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .hasSize(CROWD - 1)
                .allSatisfy(outcome -> {
                    assertThat(refusal(outcome)).isEqualTo(ProblemType.APPROVAL_PENDING);
                    assertThat(((Refused<?>) outcome).members()).containsEntry("approval_id", open);
                });
        assertThat(database.rows("select count(*) from approval where subject_id = ?", subject.id()))
                .containsExactly("1");
    }

    @Test
    void whatIsRefusedClosesTheApprovalAndSaysWhy() {
        var id = proposed(RehearsedAction.REFUSES);

        assertThat(refusal(approvals.approve(id, somebody()))).isEqualTo(ProblemType.APPROVAL_FAILED);

        var approval = approvals.find(id).orElseThrow();
        assertThat(approval.status()).isEqualTo(ApprovalStatus.FAILED);
        assertThat(approval.failureCode()).contains("account-state");
        assertThat(approval.failureDetail()).contains("It is too late.");
        assertThat(trail(id)).containsExactly("approval.proposed", "approval.failed");
    }

    @Test
    void whatBreaksLeavesTheApprovalOpen() {
        var id = proposed(RehearsedAction.BREAKS);

        assertThatThrownBy(() -> approvals.approve(id, somebody())).hasStackTraceContaining("on purpose");

        assertThat(status(id)).isEqualTo(ApprovalStatus.PENDING);
        assertThat(trail(id)).containsExactly("approval.proposed");
    }

    @Test
    void whatIsOverdueIsFoundAndExpiredOnce() throws Exception {
        var id = proposed(RehearsedAction.WORKS);
        assertThat(overdue(id)).doesNotContain(id);
        database.execute("update approval set expires_at = proposed_at where id = ?", id);
        assertThat(overdue(id)).contains(id);

        crowd.run(
                10,
                number -> transactions.inNew(() -> {
                    overdue.settle(List.of(id), "test");
                    return true;
                }));

        assertThat(status(id)).isEqualTo(ApprovalStatus.EXPIRED);
        assertThat(overdue(id)).doesNotContain(id);
        assertThat(trail(id)).containsExactly("approval.proposed", "approval.expired");
    }

    @Test
    void whatWasDecidedIsNotExpired() {
        var id = proposed(RehearsedAction.WORKS);
        approvals.approve(id, somebody()).orElseThrow();
        database.execute("update approval set expires_at = proposed_at where id = ?", id);

        transactions.inNew(() -> {
            overdue.settle(List.of(id), "test");
            return true;
        });

        assertThat(status(id)).isEqualTo(ApprovalStatus.APPROVED);
    }

    private UUID proposed(String payload) {
        return approvals.propose(proposal(payload), somebody()).orElseThrow().id();
    }

    private Proposal proposal(String payload) {
        return new Proposal(RehearsedAction.KIND, subject, payload, "because");
    }

    private List<UUID> overdue(UUID id) {
        var before = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
        return transactions.inNew(() -> overdue.find(overdue.moment(), before, 1));
    }

    private ApprovalStatus status(UUID id) {
        return approvals.find(id).map(Approval::status).orElseThrow();
    }

    private List<String> trail(UUID id) {
        return database.rows("select action from audit_record where subject_id = ? order by id", id);
    }

    private static Actor somebody() {
        return new Actor(Ids.next(), "test");
    }

    private static ProblemType refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused<?>) outcome).type();
    }
}
