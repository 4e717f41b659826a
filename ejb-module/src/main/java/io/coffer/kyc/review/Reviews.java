package io.coffer.kyc.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coffer.approval.Approvals;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.Subject;
import io.coffer.json.Json;
import io.coffer.kyc.CustomerDetails;
import io.coffer.kyc.Dossiers;
import io.coffer.kyc.Verifications;
import io.coffer.kyc.document.Content;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.document.Documents;
import io.coffer.kyc.review.ScreeningOutcome.Match;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.page.Position;
import io.coffer.personal.PersonalData;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows submissions to members of staff, and does what they decide. Each call runs in a transaction of its own. */
@ApplicationScoped
public class Reviews {

    /** The subject of a proposal to let a match pass. */
    static final String SUBJECT_TYPE = "kyc-submission";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Dossiers dossiers;

    @Inject
    private CustomerDetails details;

    @Inject
    private Documents documents;

    @Inject
    private Verifications verifications;

    @Inject
    private Submissions submissions;

    @Inject
    private Decisions decisions;

    @Inject
    private Approvals approvals;

    @Inject
    private PersonalData personalData;

    @Inject
    private Transactions transactions;

    /** A page of submissions, the oldest first; of the state, of the customer, if given. */
    public Page<Submission> find(Optional<SubmissionState> state, Optional<UUID> customer, PageRequest page) {
        return transactions.inNew(() -> {
            var query = em.createQuery(
                            "select s from Submission s where s.id > :after and s.createdAt <= :snapshot"
                                    + (state.isPresent() ? " and s.state = :state" : "")
                                    + (customer.isPresent() ? " and s.customerId = :customer" : "")
                                    + " order by s.id",
                            Submission.class)
                    .setParameter("after", page.afterId())
                    .setParameter("snapshot", page.snapshot())
                    .setMaxResults(page.limit());
            state.ifPresent(wanted -> query.setParameter("state", wanted));
            customer.ifPresent(wanted -> query.setParameter("customer", wanted));
            return page.page(query.getResultList(), submission -> Position.of(submission.id()));
        });
    }

    /** A submission with all that belongs to it, opened for the actor (kyc rule 8). */
    public Outcome<ReviewCase> look(UUID submissionId, Actor actor) {
        return transactions.inNew(() -> found(submissionId).then(submission -> {
            decisions.audit(actor, "customer.kyc.review-viewed", submission, Map.of());
            return Outcome.done(opened(submission));
        }));
    }

    /** The content of a clean document of a submission, opened for the actor (kyc rule 8). */
    public Outcome<Content> document(UUID submissionId, UUID documentId, Actor actor) {
        return transactions.inNew(() -> found(submissionId)
                .then(submission -> submission.documents().contains(documentId)
                        ? documents.show(submission.customerId(), documentId).then(content -> {
                            decisions.audit(
                                    actor,
                                    "customer.kyc.document-viewed",
                                    submission,
                                    Map.of("document_id", documentId));
                            return Outcome.done(content);
                        })
                        : Outcome.refused(ProblemType.NOT_FOUND, "There is no such document.")));
    }

    /**
     * Approves a submission or, after a match of the screening, proposes to.
     *
     * @param reason why; must be there after a match
     * @return refused with {@code not-found}, {@code self-approval}, {@code review-closed}, {@code document-expired}, {@code
     *     missing-field} if there is a match and no reason, or what {@link Approvals#propose} refuses
     */
    public Outcome<Decided> approve(UUID submissionId, Optional<String> reason, Actor actor) {
        var seen = transactions.inNew(() -> locked(submissionId)
                .then(submission -> decidable(submission, actor)
                        .then(open -> open.screened().equals(Optional.of(Submission.Screened.HIT))
                                ? Outcome.done(open)
                                : decisions.approve(open, actor.id(), reason, actor))));
        return seen.then(submission -> submission.state().isOpen()
                ? propose(submission, reason, actor)
                : Outcome.done(new Decided(submission, Optional.empty())));
    }

    /**
     * Rejects a submission.
     *
     * @param words what the reviewer has to say; the customer reads them if the reason is told
     * @return refused with {@code not-found}, {@code self-approval} or {@code review-closed}
     */
    public Outcome<Decided> reject(UUID submissionId, RejectionReason reason, Optional<String> words, Actor actor) {
        return transactions.inNew(() -> locked(submissionId)
                .then(submission -> decidable(submission, actor))
                .then(submission -> {
                    decisions.reject(submission, reason, words, actor);
                    return Outcome.done(new Decided(submission, Optional.empty()));
                }));
    }

    /** What a reviewer wrote who rejected it. In the caller's transaction. */
    public Optional<String> note(Submission submission) {
        return submission
                .note()
                .flatMap(bytes -> personalData.openText(submission.customerId(), Decisions.note(submission), bytes));
    }

    /**
     * A submission, locked behind its customer's dossier: deciding seals, and rows come before the keys that seal. In the
     * caller's transaction.
     */
    Outcome<Submission> locked(UUID submissionId) {
        var customer = em.createQuery("select s.customerId from Submission s where s.id = :id", UUID.class)
                .setParameter("id", submissionId)
                .getResultStream()
                .findFirst();
        customer.ifPresent(dossiers::open);
        return found(submissions.lock(submissionId));
    }

    /** Whether this person may decide, now (rule 5). */
    static Outcome<Submission> decidable(Submission submission, Actor actor) {
        if (submission.customerId().equals(actor.id())) {
            return Outcome.refused(ProblemType.SELF_APPROVAL, "Somebody else has to decide about you.");
        }
        if (submission.state() != SubmissionState.REVIEW) {
            return Outcome.refused(
                    ProblemType.REVIEW_CLOSED,
                    submission.state().isOpen() ? "It is not ready for a review yet." : "It is decided already.",
                    Map.of("review_status", submission.state().name()));
        }
        return Outcome.done(submission);
    }

    private Outcome<Decided> propose(Submission submission, Optional<String> reason, Actor actor) {
        if (reason.isEmpty()) {
            return Outcome.refused(
                    ProblemType.MISSING_FIELD,
                    "\"reason\" is missing: the screening had a match, so say why it may pass.",
                    Map.of("member", "reason"));
        }
        return approvals
                .propose(
                        Proposal.of(MatchApproval.KIND, new Subject(SUBJECT_TYPE, submission.id()), reason.get()),
                        actor)
                .then(approval -> Outcome.done(new Decided(submission, Optional.of(approval))));
    }

    private Outcome<Submission> found(UUID submissionId) {
        return found(Optional.ofNullable(em.find(Submission.class, submissionId)));
    }

    private static Outcome<Submission> found(Optional<Submission> submission) {
        return submission
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such review."));
    }

    private ReviewCase opened(Submission submission) {
        return new ReviewCase(
                submission,
                details.read(submission.detailsId()),
                documents.find(submission.documents()).values().stream()
                        .sorted(Comparator.comparing(Document::id))
                        .toList(),
                matches(submission),
                note(submission),
                verifications.standing(submission.customerId()),
                em.createQuery(
                                "select t from SubmissionTransition t where t.submissionId = :id order by t.id",
                                SubmissionTransition.class)
                        .setParameter("id", submission.id())
                        .getResultList());
    }

    private List<Match> matches(Submission submission) {
        return submission
                .matches()
                .flatMap(bytes -> personalData.openText(submission.customerId(), Decisions.matches(submission), bytes))
                .map(Reviews::read)
                .orElse(List.of());
    }

    private static List<Match> read(String json) {
        try {
            return Arrays.asList(Json.mapper().readValue(json, Match[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("matches that were not written here", e);
        }
    }
}
