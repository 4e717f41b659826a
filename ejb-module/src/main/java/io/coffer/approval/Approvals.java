package io.coffer.approval;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.IdempotencyKeys;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the proposals, and does what was approved. */
@ApplicationScoped
public class Approvals {

    private static final String SUBJECT_TYPE = "approval";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry secondTry;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private AuditTrail trail;

    @Inject
    private Clock clock;

    @Inject
    @Any
    private Instance<ApprovableAction> actions;

    @Inject
    @ConfigProperty(name = "coffer.approval.expiry.hours")
    private int expiryHours;

    /**
     * Proposes something, in a transaction of its own.
     *
     * @return the proposal at PENDING; refused with {@code approval-pending} and the {@code approval_id} of the open
     *     proposal of this kind for this subject if there is one, or with what the action refuses
     */
    public Outcome<Approval> propose(Proposal proposal, Actor proposer) {
        return secondTry.inNew(() -> proposed(proposal, proposer));
    }

    /**
     * As {@link #propose(Proposal, Actor)}, once: the same under the same key answers the first one, as it is now.
     *
     * @return refused with {@code idempotency-key-reused}, or as there
     */
    public Outcome<Proposed> propose(Proposal proposal, Actor proposer, IdempotencyKey.Key key) {
        var fingerprint = proposal.fingerprint();
        return secondTry.underKey(key, () -> secondTry.inNew(() -> proposed(proposal, proposer, key, fingerprint)));
    }

    /**
     * Approves a proposal and does it, in a transaction of its own.
     *
     * @return the proposal at APPROVED; refused with {@code not-found}, {@code self-approval}, {@code approval-not-pending},
     *     or {@code approval-failed} if the action could not be done any more
     */
    public Outcome<Approval> approve(UUID approvalId, Actor approver) {
        return transactions.inNew(() -> decidable(approvalId, approver).then(approval -> executed(approval, approver)));
    }

    /**
     * Rejects a proposal, in a transaction of its own.
     *
     * @param reason in the rejecter's words; 1 to {@link Proposal#MAX_REASON} characters
     * @return the proposal at REJECTED; refused with {@code not-found}, {@code self-approval} or
     *     {@code approval-not-pending}
     */
    public Outcome<Approval> reject(UUID approvalId, String reason, Actor rejecter) {
        return transactions.inNew(() -> decidable(approvalId, rejecter).then(approval -> {
            approval.rejected(rejecter, reason, clock.instant());
            return Outcome.done(recorded(approval, rejecter));
        }));
    }

    public Optional<Approval> find(UUID approvalId) {
        return Optional.ofNullable(transactions.inNew(() -> em.find(Approval.class, approvalId)));
    }

    /** A page of the proposals, the newest first. */
    public Page<Approval> find(Optional<ApprovalStatus> status, Optional<String> kind, PageRequest page) {
        return transactions.inNew(() -> new Listing<>(Approval.class, Approval::id)
                .having("status", status)
                .having("kind", kind)
                .read(em, page));
    }

    /** Expires those of these proposals that nobody has decided about meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void expire(Collection<UUID> approvals, String correlationId) {
        em.createQuery("select a from Approval a where a.id in :ids order by a.id", Approval.class)
                .setParameter("ids", new TreeSet<>(approvals))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(approval -> expireIfOver(approval, correlationId));
    }

    private Outcome<Approval> proposed(Proposal proposal, Actor proposer) {
        return action(proposal.kind())
                .check(proposal)
                .then(checked -> open(proposal)
                        .filter(approval -> !expireIfOver(approval, proposer.correlationId()))
                        .map(Approvals::<Approval>pending)
                        .orElseGet(() -> Outcome.done(written(proposal, proposer))));
    }

    private Outcome<Proposed> proposed(Proposal proposal, Actor proposer, IdempotencyKey.Key key, byte[] fingerprint) {
        return keys.earlier(key, fingerprint)
                .map(earlier -> earlier.then(id -> Outcome.done(new Proposed(em.find(Approval.class, id), true))))
                .orElseGet(() -> proposed(proposal, proposer).then(approval -> {
                    keys.remember(key, fingerprint, approval.id());
                    return Outcome.done(new Proposed(approval, false));
                }));
    }

    private Approval written(Proposal proposal, Actor proposer) {
        // What was just expired must make room under the unique key first.
        em.flush();
        var now = clock.instant();
        var approval = new Approval(Ids.next(), proposal, proposer, now, now.plus(Duration.ofHours(expiryHours)));
        em.persist(approval);
        trail.record(proposer, "approval.proposed", subject(approval), about(approval));
        return approval;
    }

    private Optional<Approval> open(Proposal proposal) {
        return em.createQuery(
                        "select a from Approval a where a.kind = :kind and a.subjectId = :subject and a.pending = true",
                        Approval.class)
                .setParameter("kind", proposal.kind())
                .setParameter("subject", proposal.subject().id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private static <T> Outcome<T> pending(Approval open) {
        return Outcome.refused(
                ProblemType.APPROVAL_PENDING,
                "The same is proposed already and waits for a decision.",
                Map.of("approval_id", open.id()));
    }

    private Outcome<Approval> decidable(UUID approvalId, Actor decider) {
        var approval = em.find(Approval.class, approvalId, LockModeType.PESSIMISTIC_WRITE);
        if (approval == null) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such approval.");
        }
        expireIfOver(approval, decider.correlationId());
        return approval.decidableBy(decider);
    }

    private Outcome<Approval> executed(Approval approval, Actor approver) {
        var done = action(approval.kind()).execute(approval, approver);
        if (done instanceof Refused<?> refusal) {
            approval.failed(approver, refusal, clock.instant());
            recorded(approval, approver);
            return Outcome.refused(
                    ProblemType.APPROVAL_FAILED,
                    "It can't be done any more: " + refusal.detail(),
                    Map.of(
                            "approval_id",
                            approval.id(),
                            "failure",
                            refusal.type().slug()));
        }
        approval.approved(approver, clock.instant());
        return Outcome.done(recorded(approval, approver));
    }

    private boolean expireIfOver(Approval approval, String correlationId) {
        var now = clock.instant();
        if (!approval.isOver(now)) {
            return false;
        }
        var system = Actor.system(correlationId);
        approval.expired(system, now);
        recorded(approval, system);
        return true;
    }

    private Approval recorded(Approval approval, Actor decider) {
        trail.record(decider, "approval." + approval.status().word(), subject(approval), about(approval));
        return approval;
    }

    private static Subject subject(Approval approval) {
        return new Subject(SUBJECT_TYPE, approval.id());
    }

    private static Map<String, Object> about(Approval approval) {
        var about = new LinkedHashMap<String, Object>();
        about.put("kind", approval.kind());
        about.put("subject_type", approval.subject().type());
        about.put("subject_id", approval.subject().id());
        approval.failureCode().ifPresent(code -> about.put("failure", code));
        return about;
    }

    private ApprovableAction action(String kind) {
        return actions.stream()
                .filter(action -> action.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no action of kind " + kind));
    }
}
