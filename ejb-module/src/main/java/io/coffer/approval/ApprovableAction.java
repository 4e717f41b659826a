package io.coffer.approval;

import io.coffer.audit.Actor;
import io.coffer.problem.Outcome;

/** What takes two people. A CDI bean of the capability that does it; found by its kind. */
public interface ApprovableAction {

    /** Its name, unique among actions: {@code account.freeze}. At most 40 characters in ASCII. */
    String kind();

    /**
     * Whether it could be done if it was approved now; asked in the transaction of the proposal, so that nobody is asked
     * about what can't be done anyway.
     *
     * @return refused with the problem that {@link #execute} would have
     */
    Outcome<?> check(Proposal proposal);

    /**
     * Does it, in the transaction of the approval, and leaves its own record in the audit trail. It decides under its own
     * locks: the state may have changed since {@link #check}.
     *
     * @param approver the one who agreed; the proposer is in the approval
     * @return refused if it can't be done any more, and then nothing was changed
     */
    Outcome<?> execute(Approval approval, Actor approver);
}
