package io.coffer.ledger;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Changes whether an account takes new money movement; takes two people. */
abstract class AccountStatusChange implements ApprovableAction {

    static final String SUBJECT_TYPE = "account";

    @Inject
    private Ledger ledger;

    @Inject
    private AuditTrail trail;

    private final String kind;
    private final AccountStatus next;
    private final String recordedAs;

    AccountStatusChange(String kind, AccountStatus next, String recordedAs) {
        this.kind = kind;
        this.next = next;
        this.recordedAs = recordedAs;
    }

    /** The proposal to do it. */
    public Proposal proposal(UUID accountId, String reason) {
        return Proposal.of(kind, new Subject(SUBJECT_TYPE, accountId), reason);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        var id = proposal.subject().id();
        return known(Optional.ofNullable(ledger.find(List.of(id)).get(id))).then(account -> account.canBecome(next));
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        var id = approval.subject().id();
        var locked = ledger.lock(List.of(id));
        return known(locked.account(id))
                .then(account -> locked.change(id, next))
                .then(account -> {
                    trail.record(
                            approver,
                            recordedAs,
                            approval.subject(),
                            Map.of("approval_id", approval.id(), "proposed_by", approval.proposedBy()));
                    return Outcome.done(account);
                });
    }

    private static Outcome<Account> known(Optional<Account> account) {
        return account.map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such account."));
    }
}
