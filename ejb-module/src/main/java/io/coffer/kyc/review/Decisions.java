package io.coffer.kyc.review;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.identity.UserMails;
import io.coffer.kyc.Level;
import io.coffer.kyc.Verifications;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.document.Documents;
import io.coffer.personal.PersonalData;
import io.coffer.personal.Place;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What follows from a decision on a submission whose customer's dossier is locked. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Decisions {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Verifications verifications;

    @Inject
    private Documents documents;

    @Inject
    private PersonalData personalData;

    @Inject
    private UserMails mails;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.kyc.level-1.valid.days")
    private int levelOneDays;

    @Inject
    @ConfigProperty(name = "coffer.kyc.level-2.valid.days")
    private int levelTwoDays;

    @Inject
    @ConfigProperty(name = "coffer.kyc.level-3.valid.days")
    private int levelThreeDays;

    /** Coffer itself lets a submission pass that is clear. */
    void pass(Submission submission, String screeningId, Actor actor) {
        var now = clock.instant();
        submission.passed(screeningId, now);
        grant(submission, validUntil(submission, now), actor);
    }

    /**
     * @param reviewer who approved in the first place
     * @param actor who makes it happen: the reviewer or, after a match, the second person
     * @return refused with {@code document-expired}
     */
    Outcome<Submission> approve(Submission submission, UUID reviewer, Optional<String> words, Actor actor) {
        var now = clock.instant();
        var validUntil = validUntil(submission, now);
        if (!now.isBefore(validUntil)) {
            return Outcome.refused(ProblemType.DOCUMENT_EXPIRED, "The identity document is not valid any more.");
        }
        submission.approved(reviewer, sealed(submission, words), now);
        grant(submission, validUntil, actor);
        return Outcome.done(submission);
    }

    void reject(Submission submission, RejectionReason reason, Optional<String> words, Actor actor) {
        var reviewer = actor.id().equals(Actor.SYSTEM_ID) ? null : actor.id();
        submission.rejected(reviewer, reason, sealed(submission, words), clock.instant());
        close(submission, Document.Use.DECIDED, actor);
        audit(actor, "customer.kyc.rejected", submission, Map.of("reason", reason));
        tell("kyc-rejected", submission, actor);
        if (reason == RejectionReason.SANCTIONS_MATCH) {
            verifications.revoke(submission.customerId(), actor);
        }
    }

    void withdraw(Submission submission, Actor actor) {
        submission.withdrawn(clock.instant());
        close(submission, Document.Use.FREE, actor);
        audit(actor, "customer.kyc.withdrawn", submission, Map.of());
    }

    /** A line of history; call it after each move that is no decision. */
    void remember(Submission submission, Actor actor) {
        em.persist(new SubmissionTransition(submission, actor));
    }

    void audit(Actor actor, String action, Submission submission, Map<String, ?> detail) {
        var all = new LinkedHashMap<String, Object>(detail);
        all.put("submission_id", submission.id());
        all.put("level", submission.level().number());
        audit.record(actor, action, new Subject("customer", submission.customerId()), all);
    }

    static Place note(Submission submission) {
        return new Place(Submission.TABLE, "note", submission.id());
    }

    static Place matches(Submission submission) {
        return new Place(Submission.TABLE, "matches", submission.id());
    }

    private byte @Nullable [] sealed(Submission submission, Optional<String> words) {
        return words.map(text -> personalData.seal(submission.customerId(), note(submission), text))
                .orElse(null);
    }

    private void grant(Submission submission, Instant validUntil, Actor actor) {
        close(submission, Document.Use.DECIDED, actor);
        audit(actor, "customer.kyc.approved", submission, Map.of());
        verifications.grant(submission.customerId(), submission.level(), submission.id(), validUntil, actor);
        tell("kyc-approved", submission, actor);
    }

    private void tell(String template, Submission submission, Actor actor) {
        mails.put(
                submission.customerId(),
                template,
                Map.of("level", Integer.toString(submission.level().number())),
                actor.correlationId());
    }

    private void close(Submission submission, Document.Use use, Actor actor) {
        documents.use(submission.documents(), use);
        remember(submission, actor);
    }

    /** As long as the level is good for, but no longer than the identity document: its last day counts whole, in UTC. */
    private Instant validUntil(Submission submission, Instant now) {
        var asLongAsTheLevel = now.plus(Duration.ofDays(days(submission.level())));
        return documents.find(submission.documents()).values().stream()
                .flatMap(document -> document.expiresOn().stream())
                .map(lastDay -> lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .reduce(asLongAsTheLevel, (a, b) -> a.isBefore(b) ? a : b);
    }

    private int days(Level level) {
        return switch (level) {
            case ZERO -> throw new IllegalArgumentException("nothing is granted for level 0");
            case ONE -> levelOneDays;
            case TWO -> levelTwoDays;
            case THREE -> levelThreeDays;
        };
    }
}
