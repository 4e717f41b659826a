package io.coffer.acceptance.container;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An action that does what the proposal's payload says, and counts how often it was done for each approval. */
@ApplicationScoped
public class RehearsedAction implements ApprovableAction {

    static final String KIND = "test.rehearsed";
    static final String WORKS = "{\"play\":\"works\"}";
    static final String REFUSES = "{\"play\":\"refuses\"}";
    static final String BREAKS = "{\"play\":\"breaks\"}";

    private final Map<UUID, Integer> done = new ConcurrentHashMap<>();

    public int timesDone(UUID approval) {
        return done.getOrDefault(approval, 0);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return Outcome.done(proposal);
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        if (approval.payload().equals(REFUSES)) {
            return Outcome.refused(ProblemType.ACCOUNT_STATE, "It is too late.");
        }
        if (approval.payload().equals(BREAKS)) {
            throw new IllegalStateException("on purpose");
        }
        done.merge(approval.id(), 1, Integer::sum);
        return Outcome.done(approval);
    }
}
