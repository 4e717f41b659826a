package io.coffer.identity;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes whether a customer gets in; takes two people. */
abstract class CustomerStatusChange implements ApprovableAction {

    static final String SUBJECT_TYPE = "customer";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sessions sessions;

    @Inject
    private AuditTrail trail;

    private final String kind;
    private final String recordedAs;

    CustomerStatusChange(String kind, String recordedAs) {
        this.kind = kind;
        this.recordedAs = recordedAs;
    }

    /** Whether it changes anything for somebody of this status. */
    abstract boolean isDueAt(UserStatus status);

    /** @param hasPassword false for who never proved the address */
    abstract UserStatus next(boolean hasPassword);

    /** The proposal to do it. */
    public Proposal proposal(UUID customer, String reason) {
        return Proposal.of(kind, new Subject(SUBJECT_TYPE, customer), reason);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return possible(em.find(User.class, proposal.subject().id()));
    }

    /** All sessions end with it. */
    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        return possible(em.find(User.class, approval.subject().id(), LockModeType.PESSIMISTIC_WRITE))
                .then(customer -> {
                    customer.become(next(em.find(UserPassword.class, customer.id()) != null));
                    sessions.endAll(customer.id(), SessionEnd.ACCESS_CHANGED);
                    trail.record(
                            approver,
                            recordedAs,
                            customer.subject(),
                            Map.of("approval_id", approval.id(), "proposed_by", approval.proposedBy()));
                    return Outcome.done(customer.id());
                });
    }

    private Outcome<User> possible(@Nullable User user) {
        var customer = Optional.ofNullable(user).filter(User::isCustomer);
        if (customer.isEmpty()) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such customer.");
        }
        var status = customer.get().status();
        return isDueAt(status)
                ? Outcome.done(customer.get())
                : Outcome.refused(
                        ProblemType.CUSTOMER_STATE,
                        "The customer is " + status + ".",
                        Map.of("customer_status", status.name()));
    }
}
