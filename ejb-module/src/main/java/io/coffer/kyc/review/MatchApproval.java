package io.coffer.kyc.review;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.problem.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lets a submission pass in spite of a match of the screening (rule 4). */
@ApplicationScoped
class MatchApproval implements ApprovableAction {

    static final String KIND = "kyc.match";

    @Inject
    private Reviews reviews;

    @Inject
    private Decisions decisions;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return reviews.locked(proposal.subject().id())
                .then(submission -> Reviews.decidable(submission, Actor.system("check")));
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        return reviews.locked(approval.subject().id())
                .then(submission -> Reviews.decidable(submission, approver))
                .then(submission ->
                        decisions.approve(submission, approval.proposedBy(), Optional.of(approval.reason()), approver));
    }
}
