package io.coffer.wallet;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.Subject;
import io.coffer.ledger.AccountStatus;
import io.coffer.problem.Outcome;
import jakarta.inject.Inject;
import java.util.UUID;

/** Changes whether a wallet takes new money movement; takes two people. */
abstract class WalletStatusChange implements ApprovableAction {

    @Inject
    private Wallets wallets;

    private final String kind;
    private final AccountStatus next;
    private final String toldAs;

    WalletStatusChange(String kind, AccountStatus next, String toldAs) {
        this.kind = kind;
        this.next = next;
        this.toldAs = toldAs;
    }

    /** The proposal to do it. */
    public Proposal proposal(UUID walletId, String reason) {
        return Proposal.of(kind, new Subject(Wallets.SUBJECT_TYPE, walletId), reason);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return wallets.check(proposal.subject().id(), next);
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        return wallets.change(approval.subject().id(), next, toldAs, approver);
    }
}
