package io.coffer.kyc.review;

import io.coffer.audit.Actor;
import io.coffer.kyc.CustomerDetails;
import io.coffer.kyc.Dossiers;
import io.coffer.kyc.Level;
import io.coffer.kyc.Verifications;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.document.DocumentKind.Proof;
import io.coffer.kyc.document.DocumentStatus;
import io.coffer.kyc.document.Documents;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Relay;
import io.coffer.step.Task;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes submissions of customers. What happens to them then is {@link SubmissionWork} and {@link Reviews}. */
@ApplicationScoped
public class Submissions {

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
    private Decisions decisions;

    @Inject
    private Relay relay;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    /**
     * Submits a customer's newest details with some documents. Runs in a transaction of its own.
     *
     * @return the submission under way, or refused with {@code submission-open}, {@code submission-incomplete}, {@code
     *     kyc-required} or {@code document-expired}
     */
    public Outcome<Submission> submit(UUID customer, Level level, Set<UUID> documentIds, Actor actor) {
        var outcome = transactions.inNew(() -> {
            dossiers.open(customer);
            return refusal(customer, level)
                    .orElseGet(() ->
                            usable(customer, level, documentIds).then(usable -> begin(customer, level, usable, actor)));
        });
        relay.wake();
        return outcome;
    }

    /**
     * Takes an open submission back. Runs in a transaction of its own.
     *
     * @return refused with {@code not-found} or {@code review-closed}
     */
    public Outcome<Submission> withdraw(UUID customer, UUID submissionId, Actor actor) {
        return transactions.inNew(() -> {
            dossiers.open(customer);
            return lock(submissionId)
                    .filter(submission -> submission.customerId().equals(customer))
                    .map(submission -> withdraw(submission, actor))
                    .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such submission."));
        });
    }

    /** All of a customer, the newest first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Submission> of(UUID customer) {
        return em.createQuery(
                        "select s from Submission s where s.customerId = :customer order by s.id desc",
                        Submission.class)
                .setParameter("customer", customer)
                .getResultList();
    }

    /** A submission of a customer whose dossier is locked, locked too: itself only, not the rows that join it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Submission> lock(UUID submissionId) {
        return em.createQuery("select s from Submission s where s.id = :id", Submission.class)
                .setParameter("id", submissionId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** All of a customer whose dossier is locked, locked too. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Submission> lockAll(UUID customer) {
        return em.createQuery(
                        "select s from Submission s where s.customerId = :customer order by s.id", Submission.class)
                .setParameter("customer", customer)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The step that a submission waits for; a second one does no harm. */
    static Task task(Submission submission) {
        return Task.now(
                SubmissionWork.QUEUE, submission.id(), submission.state().name(), submission.correlationId());
    }

    private Outcome<Submission> withdraw(Submission submission, Actor actor) {
        if (!submission.state().isOpen()) {
            return Outcome.refused(
                    ProblemType.REVIEW_CLOSED,
                    "The submission is decided.",
                    Map.of("review_status", submission.state().name()));
        }
        decisions.withdraw(submission, actor);
        return Outcome.done(submission);
    }

    private Optional<Outcome<Submission>> refusal(UUID customer, Level level) {
        var open = of(customer).stream()
                .filter(submission -> submission.state().isOpen())
                .findFirst();
        if (open.isPresent()) {
            return Optional.of(Outcome.refused(
                    ProblemType.SUBMISSION_OPEN,
                    "Another submission is not decided yet.",
                    Map.of("submission_id", open.get().id())));
        }
        int verified = verifications.standing(customer).verified().number();
        if (verified < level.number() - 1) {
            return Optional.of(Outcome.refused(
                    ProblemType.KYC_REQUIRED,
                    "Level " + (level.number() - 1) + " comes first.",
                    Map.of("level", verified, "required_level", level.number() - 1)));
        }
        return Optional.empty();
    }

    private Outcome<List<Document>> usable(UUID customer, Level level, Set<UUID> ids) {
        var found = documents.find(ids).values().stream()
                .filter(document -> document.customerId().equals(customer))
                .toList();
        if (found.size() != ids.size()) {
            return incomplete("A document is named that there is not.");
        }
        if (found.stream().anyMatch(document -> !isUsable(document.status()))) {
            return incomplete("A document is named that can't be shown to anybody.");
        }
        var missing = proofFor(level)
                .filter(proof ->
                        found.stream().noneMatch(document -> document.kind().proof() == proof));
        if (missing.isPresent()) {
            return incomplete(
                    missing.get() == Proof.IDENTITY
                            ? "Level 2 takes a passport, an identity card or a residence permit."
                            : "Level 3 takes a proof of address or of the source of funds.");
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return found.stream()
                        .flatMap(document -> document.expiresOn().stream())
                        .anyMatch(lastDay -> lastDay.isBefore(today))
                ? Outcome.refused(ProblemType.DOCUMENT_EXPIRED, "A document is not valid any more.")
                : Outcome.done(found);
    }

    private static boolean isUsable(DocumentStatus status) {
        return status == DocumentStatus.SCANNING || status == DocumentStatus.CLEAN;
    }

    /** What a level takes beside the details. */
    private static Optional<Proof> proofFor(Level level) {
        return switch (level) {
            case ZERO, ONE -> Optional.empty();
            case TWO -> Optional.of(Proof.IDENTITY);
            case THREE -> Optional.of(Proof.ADDRESS_OR_FUNDS);
        };
    }

    private Outcome<Submission> begin(UUID customer, Level level, Collection<Document> usable, Actor actor) {
        var submitted = details.submit(customer);
        if (submitted.isEmpty()) {
            return incomplete("Personal details are missing.");
        }
        var ids = usable.stream().map(Document::id).toList();
        var submission = new Submission(customer, level, submitted.get(), ids, actor.correlationId(), clock.instant());
        em.persist(submission);
        documents.use(ids, Document.Use.SUBMITTED);
        decisions.remember(submission, actor);
        decisions.audit(actor, "customer.kyc.submitted", submission, Map.of());
        relay.put(task(submission));
        return Outcome.done(submission);
    }

    private static <T> Outcome<T> incomplete(String detail) {
        return Outcome.refused(ProblemType.SUBMISSION_INCOMPLETE, detail);
    }
}
