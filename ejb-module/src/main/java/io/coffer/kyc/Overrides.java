package io.coffer.kyc;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Approvals;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.Subject;
import io.coffer.json.Json;
import io.coffer.personal.PersonalData;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Sets the level of a customer for a while: proposed by one member of staff, approved by another. */
@ApplicationScoped
public class Overrides implements ApprovableAction {

    static final String KIND = "kyc.override";

    /** The longest that a level can be set for. */
    public static final int MAX_DAYS = 365;

    private static final String SUBJECT_TYPE = "customer";

    @Inject
    private Approvals approvals;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Verifications verifications;

    @Inject
    private PersonalData personalData;

    @Inject
    private Clock clock;

    /** What is to be set, as the proposal carries it. */
    private record Payload(int level, Instant validUntil) {}

    /**
     * Proposes to set a customer's level. Runs in a transaction of its own.
     *
     * @param reason why, without anything personal
     * @return the proposal; refused with {@code not-found}, {@code self-approval}, {@code invalid-field} or what {@link
     *     Approvals#propose} refuses
     */
    public Outcome<Approval> propose(UUID customer, Level level, Instant validUntil, String reason, Actor actor) {
        if (customer.equals(actor.id())) {
            return Outcome.refused(ProblemType.SELF_APPROVAL, "Somebody else has to decide about you.");
        }
        return approvals.propose(
                new Proposal(
                        KIND,
                        new Subject(SUBJECT_TYPE, customer),
                        Json.write(new Payload(level.number(), validUntil)),
                        reason),
                actor);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return possible(proposal.subject().id(), read(proposal.payload()));
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        var customer = approval.subject().id();
        var payload = read(approval.payload());
        if (customer.equals(approver.id())) {
            return Outcome.refused(ProblemType.SELF_APPROVAL, "Somebody else has to decide about you.");
        }
        dossiers.open(customer);
        return possible(customer, payload).then(possible -> {
            verifications.override(customer, Level.of(payload.level()).orElseThrow(), payload.validUntil(), approver);
            return Outcome.done(customer);
        });
    }

    private Outcome<UUID> possible(UUID customer, Payload payload) {
        if (!personalData.isEnrolled(customer)) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such customer.");
        }
        var now = clock.instant();
        if (!now.isBefore(payload.validUntil()) || payload.validUntil().isAfter(now.plus(Duration.ofDays(MAX_DAYS)))) {
            return Outcome.refused(
                    ProblemType.INVALID_FIELD,
                    "\"valid_until\" must be an instant within the next " + MAX_DAYS + " days.",
                    Map.of("member", "valid_until"));
        }
        return Outcome.done(customer);
    }

    private static Payload read(String json) {
        try {
            return Json.mapper().readValue(json, Payload.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an override that was not written here", e);
        }
    }
}
