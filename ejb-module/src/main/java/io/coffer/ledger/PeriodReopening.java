package io.coffer.ledger;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.json.Json;
import io.coffer.problem.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.Map;

/** Lets entries be posted into a closed month again; takes two people. */
@ApplicationScoped
public class PeriodReopening implements ApprovableAction {

    private static final String MONTH = "month";

    @Inject
    private AccountingPeriods periods;

    @Inject
    private AuditTrail trail;

    /** The proposal to do it. */
    public Proposal proposal(YearMonth month, String reason) {
        return new Proposal(
                kind(), AccountingPeriods.subject(month), Json.write(Map.of(MONTH, month.toString())), reason);
    }

    @Override
    public String kind() {
        return "period.reopen";
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return periods.check(month(proposal.payload()), AccountingPeriod.Status.OPEN);
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        var month = month(approval.payload());
        return periods.change(month, AccountingPeriod.Status.OPEN).then(period -> {
            trail.record(
                    approver,
                    "period.reopened",
                    approval.subject(),
                    Map.of(
                            MONTH,
                            month.toString(),
                            "approval_id",
                            approval.id(),
                            "proposed_by",
                            approval.proposedBy()));
            return Outcome.done(period);
        });
    }

    private static YearMonth month(String payload) {
        return YearMonth.parse(Json.readTexts(payload).get(MONTH));
    }
}
