package io.coffer.wallet.withdrawal;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.event.Event;
import io.coffer.event.Events;
import io.coffer.kyc.limit.Limits;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.wallet.deposit.DepositNotice;
import io.coffer.wallet.deposit.Deposits;
import io.coffer.wallet.incoming.Arrival;
import io.coffer.wallet.incoming.BankTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does what follows from what the bank says, whoever has heard it; in the caller's transaction, which has locked the rows. */
@ApplicationScoped
class WithdrawalProgress {

    private static final Logger LOG = Logger.getLogger(WithdrawalProgress.class.getName());
    private static final int EVENT_VERSION = 1;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private WithdrawalBooks books;

    @Inject
    private BankTransactions names;

    @Inject
    private Deposits deposits;

    @Inject
    private Ledger ledger;

    @Inject
    private Limits limits;

    @Inject
    private Events events;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** What an event of a withdrawal carries. */
    private record Fact(
            UUID withdrawalId,
            UUID walletId,
            WithdrawalStatus status,
            String asset,
            String amount,
            String fee,
            String clientReference,
            @Nullable String reason) {}

    /**
     * Applies what the bank says to each of these.
     *
     * @return for each the withdrawal, or refused with {@code withdrawal-state} if that contradicts what has become of it,
     *     or with {@code duplicate-bank-transaction} if what came back has the name of something else
     */
    Map<Withdrawal, Outcome<Withdrawal>> apply(Map<Withdrawal, PayoutOutcome> told) {
        var needs = new LedgerNeeds();
        told.keySet().forEach(withdrawal -> books.addNeeds(withdrawal, needs));
        var locked = ledger.lock(needs);
        var notMoved = new ArrayList<String>();
        Map<Withdrawal, Outcome<Withdrawal>> outcomes = new LinkedHashMap<>();
        told.forEach((withdrawal, outcome) -> outcomes.put(withdrawal, apply(withdrawal, outcome, locked, notMoved)));
        limits.giveBack(notMoved);
        return outcomes;
    }

    private Outcome<Withdrawal> apply(
            Withdrawal withdrawal, PayoutOutcome outcome, LockedAccounts locked, List<String> notMoved) {
        if (!outcome.payout().map(withdrawal::canBe).orElse(true)) {
            return contradiction(withdrawal, outcome);
        }
        if (outcome instanceof PayoutOutcome.Accepted accepted) {
            if (withdrawal.status() == WithdrawalStatus.PROCESSING) {
                withdrawal.known(accepted.payoutId());
            }
            return unlessPending(withdrawal, outcome);
        }
        if (outcome instanceof PayoutOutcome.Settled settled) {
            return settle(withdrawal, settled.payoutId(), outcome, locked);
        }
        if (outcome instanceof PayoutOutcome.Refused refused) {
            return refuse(withdrawal, refused, locked, notMoved);
        }
        if (outcome instanceof PayoutOutcome.Returned returned) {
            // It may be the first that is heard of it.
            return free(withdrawal, returned)
                    .then(name -> settle(withdrawal, returned.payoutId(), outcome, locked))
                    .then(paid -> comeBack(paid, returned, locked));
        }
        return Outcome.done(withdrawal);
    }

    private Outcome<String> free(Withdrawal withdrawal, PayoutOutcome.Returned returned) {
        var name = names.free(returned.transactionId(), withdrawal.id());
        if (name instanceof Refused) {
            alarm(withdrawal, returned);
        }
        return name;
    }

    private Outcome<Withdrawal> unlessPending(Withdrawal withdrawal, PayoutOutcome outcome) {
        return withdrawal.status() == WithdrawalStatus.PENDING
                ? contradiction(withdrawal, outcome)
                : Outcome.done(withdrawal);
    }

    private Outcome<Withdrawal> settle(
            Withdrawal withdrawal, String payoutId, PayoutOutcome outcome, LockedAccounts locked) {
        return switch (withdrawal.status()) {
            case PROCESSING -> {
                withdrawal.known(payoutId);
                yield books.pay(withdrawal, payoutId, locked).then(entry -> {
                    tell(withdrawal, withdrawal.complete(entry.id(), clock.instant()));
                    return Outcome.done(withdrawal);
                });
            }
            case COMPLETED, RETURNED -> Outcome.done(withdrawal);
            case PENDING, FAILED -> contradiction(withdrawal, outcome);
        };
    }

    private Outcome<Withdrawal> refuse(
            Withdrawal withdrawal, PayoutOutcome.Refused refused, LockedAccounts locked, List<String> notMoved) {
        return switch (withdrawal.status()) {
            case PROCESSING -> {
                books.release(withdrawal, locked);
                notMoved.add(withdrawal.reference());
                tell(withdrawal, withdrawal.fail(refused.reason(), clock.instant()));
                yield Outcome.done(withdrawal);
            }
            case FAILED -> Outcome.done(withdrawal);
            case PENDING, COMPLETED, RETURNED -> contradiction(withdrawal, refused);
        };
    }

    private Outcome<Withdrawal> comeBack(
            Withdrawal withdrawal, PayoutOutcome.Returned returned, LockedAccounts locked) {
        if (withdrawal.status() == WithdrawalStatus.RETURNED) {
            return withdrawal.cameBackAs(returned.transactionId())
                    ? Outcome.done(withdrawal)
                    : contradiction(withdrawal, returned);
        }
        return books.takeBack(withdrawal, returned, locked).then(entry -> {
            names.take(returned.transactionId(), Arrival.RETURN, withdrawal.id());
            if (!books.isOpen(withdrawal, locked)) {
                suspend(withdrawal, returned, entry);
            }
            tell(
                    withdrawal,
                    withdrawal.comeBack(entry.id(), returned.transactionId(), returned.reason(), clock.instant()));
            return Outcome.done(withdrawal);
        });
    }

    private void suspend(Withdrawal withdrawal, PayoutOutcome.Returned returned, JournalEntry entry) {
        var amount = withdrawal.amount();
        deposits.suspend(
                new DepositNotice(
                        returned.transactionId(),
                        withdrawal.reference(),
                        amount.asset().code(),
                        amount.plain()),
                amount,
                entry);
    }

    private void tell(Withdrawal withdrawal, WithdrawalTransition transition) {
        em.persist(transition);
        events.put(new Event(
                "withdrawal." + withdrawal.status().name().toLowerCase(Locale.ROOT),
                EVENT_VERSION,
                withdrawal.walletId(),
                withdrawal.ownerId(),
                withdrawal.correlationId(),
                withdrawal.updatedAt(),
                new Fact(
                        withdrawal.id(),
                        withdrawal.walletId(),
                        withdrawal.status(),
                        withdrawal.amount().asset().code(),
                        withdrawal.amount().plain(),
                        withdrawal.fee().plain(),
                        withdrawal.clientReference(),
                        withdrawal.reason().orElse(null))));
    }

    /** Rule 6: no program decides which of two stories is true. */
    Outcome<Withdrawal> contradiction(Withdrawal withdrawal, PayoutOutcome outcome) {
        alarm(withdrawal, outcome);
        return Outcome.refused(
                ProblemType.WITHDRAWAL_STATE,
                "The withdrawal is " + withdrawal.status() + "; that contradicts it.",
                Map.of("withdrawal_status", withdrawal.status().name()));
    }

    private void alarm(Withdrawal withdrawal, PayoutOutcome outcome) {
        var said = outcome.getClass().getSimpleName();
        LOG.severe(() -> withdrawal.reference() + " is " + withdrawal.status() + ", and the bank says " + said);
        audit.record(
                Actor.system(withdrawal.correlationId()),
                "withdrawal.contradicted",
                new Subject(Withdrawal.TABLE, withdrawal.id()),
                Map.of(
                        "status",
                        withdrawal.status().name(),
                        "bank_says",
                        said,
                        "payout_id",
                        outcome.payout().orElse("")));
    }
}
