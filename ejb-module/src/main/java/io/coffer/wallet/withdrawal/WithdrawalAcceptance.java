package io.coffer.wallet.withdrawal;

import io.coffer.id.Ids;
import io.coffer.kyc.limit.Allowance;
import io.coffer.kyc.limit.Limits;
import io.coffer.ledger.Assets;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.NewHold;
import io.coffer.personal.PersonalData;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.ClientReferences;
import io.coffer.step.IdempotencyKeys;
import io.coffer.step.Relay;
import io.coffer.step.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accepts a withdrawal in the caller's transaction: hold, limits, row, idempotency key and task. */
@ApplicationScoped
class WithdrawalAcceptance {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private Limits limits;

    @Inject
    private Assets assets;

    @Inject
    private PersonalData personal;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private ClientReferences references;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    Outcome<WithdrawalResult> accept(WithdrawalOrder order) {
        return keys.earlier(order.key(), order.fingerprint())
                .map(earlier ->
                        earlier.then(id -> Outcome.done(new WithdrawalResult(em.find(Withdrawal.class, id), true))))
                .orElseGet(() -> acceptNew(order));
    }

    private Outcome<WithdrawalResult> acceptNew(WithdrawalOrder order) {
        var sameReference = references.find(
                Withdrawal.class, new ClientReferences.Key(order.key().callerId(), order.clientReference()));
        if (sameReference.isPresent()) {
            return Outcome.refused(
                    ProblemType.DUPLICATE_WITHDRAWAL,
                    "The client_reference names an earlier withdrawal.",
                    Map.of("withdrawal_id", sameReference.get()));
        }
        var id = Ids.next();
        var reference = Withdrawal.reference(id);
        var accounts = ledger.lock(List.of(order.account()));
        return allowance(order)
                .then(allowance -> accounts.authorise(
                                new NewHold(order.account(), order.total(), reference, order.correlationId()))
                        .then(hold -> {
                            allowance.use(reference);
                            return Outcome.done(new WithdrawalResult(written(id, order), false));
                        }));
    }

    private Withdrawal written(UUID id, WithdrawalOrder order) {
        var owner = order.key().callerId();
        if (!personal.isEnrolled(owner)) {
            // A channel, whose creditors are persons all the same.
            personal.enrol(owner);
            em.flush();
        }
        var withdrawal = new Withdrawal(
                id,
                order,
                assets.row(order.amount().asset().code()),
                personal.seal(owner, Withdrawal.place(Withdrawal.CREDITOR_NAME, id), order.creditorName()),
                personal.seal(owner, Withdrawal.place(Withdrawal.IBAN, id), order.iban()),
                clock.instant());
        em.persist(withdrawal);
        em.persist(new WithdrawalTransition(withdrawal));
        keys.remember(order.key(), order.fingerprint(), id);
        relay.put(Task.now(WithdrawalWork.QUEUE, id, WithdrawalStatus.PENDING.name(), order.correlationId()));
        return withdrawal;
    }

    /** A channel answers for its customers itself. */
    private Outcome<Allowance> allowance(WithdrawalOrder order) {
        if (!order.customer()) {
            return Outcome.done(Allowance.UNLIMITED);
        }
        var owner = order.key().callerId();
        return limits.lock(List.of(new Limits.Claim(owner, order.amount().asset())))
                .allow(owner, order.total());
    }
}
