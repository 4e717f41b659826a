package io.coffer.approval.rest;

import io.coffer.approval.Approval;
import io.coffer.approval.Proposed;
import io.coffer.edge.Conditional;
import io.coffer.edge.IdempotencyHeader;
import io.coffer.edge.Problems;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Answers to proposing something: 202 with where to follow it, or a problem. */
public final class Proposals {

    private static final String LIST = "/api/v1/approvals";

    private Proposals() {}

    public static Response answer(Outcome<Approval> outcome) {
        return outcome instanceof Done<Approval> done ? accepted(done.value()).build() : refused((Refused<?>) outcome);
    }

    /** As {@link #answer}, to who proposed it under a key. */
    public static Response answerOnce(Outcome<Proposed> outcome) {
        if (outcome instanceof Done<Proposed> done) {
            var answer = accepted(done.value().approval());
            return (done.value().replayed() ? answer.header(IdempotencyHeader.REPLAYED, true) : answer).build();
        }
        return refused((Refused<?>) outcome);
    }

    private static Response.ResponseBuilder accepted(Approval approval) {
        return Response.accepted(ApprovalBody.of(approval))
                .header(HttpHeaders.LOCATION, location(approval.id()))
                .tag(Conditional.tag(approval.version()));
    }

    /** A problem, with the way to the approval that it is about. */
    static Response refused(Refused<?> refused) {
        return Problems.of(refused, "approval_id", LIST);
    }

    private static String location(UUID approval) {
        return LIST + "/" + approval;
    }
}
