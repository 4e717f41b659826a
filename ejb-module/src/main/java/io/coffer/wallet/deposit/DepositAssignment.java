package io.coffer.wallet.deposit;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.json.Json;
import io.coffer.ledger.Account;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewEntry;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.Wallet;
import io.coffer.wallet.Wallets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a suspended deposit to a wallet; takes two people. */
@ApplicationScoped
public class DepositAssignment implements ApprovableAction {

    /** Of the entries that take deposits out of suspense. */
    static final String REFERENCE_PREFIX = "deposit-assigned:";

    private static final String SUBJECT_TYPE = "deposit";
    private static final String WALLET = "wallet_id";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Deposits deposits;

    @Inject
    private Wallets wallets;

    @Inject
    private HouseAccounts house;

    @Inject
    private Ledger ledger;

    @Inject
    private AuditTrail trail;

    /** The proposal to do it. */
    public Proposal proposal(UUID deposit, UUID wallet, String reason) {
        return new Proposal(
                kind(), new Subject(SUBJECT_TYPE, deposit), Json.write(Map.of(WALLET, wallet.toString())), reason);
    }

    @Override
    public String kind() {
        return "deposit.assign";
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return suspended(em.find(Deposit.class, proposal.subject().id())).then(deposit -> wallet(proposal.payload()));
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        return suspended(locked(approval.subject().id()))
                .then(deposit -> wallet(approval.payload())
                        .then(wallet -> wallets.accountForArrival(
                                        wallet.id(), deposit.amount().asset().code())
                                .then(account -> assign(deposit, wallet, account, approval, approver))));
    }

    /** Alone: an EntityManager's find would lock the row of the asset, too, which every new account refers to. */
    private @Nullable Deposit locked(UUID id) {
        return em.createQuery("select d from Deposit d where d.id = :id", Deposit.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    private Outcome<Deposit> assign(
            Deposit deposit, Wallet wallet, Account account, Approval approval, Actor approver) {
        var amount = deposit.amount();
        var entry = NewEntry.of(REFERENCE_PREFIX + deposit.id(), "adjustment", approver.correlationId())
                .with("deposit", Deposit.reference(deposit.id()))
                .with("approval_id", approval.id().toString())
                .debit(house.of("suspense", amount.asset()), amount)
                .credit(account.id(), amount)
                .build();
        return ledger.lock(new LedgerNeeds().entry(entry)).adjust(entry).then(posted -> {
            deposit.assign(wallet, posted.id());
            trail.record(
                    approver,
                    "deposit.assigned",
                    approval.subject(),
                    Map.of(WALLET, wallet.id(), "approval_id", approval.id(), "proposed_by", approval.proposedBy()));
            return Outcome.done(deposit);
        });
    }

    private static Outcome<Deposit> suspended(@Nullable Deposit deposit) {
        if (deposit == null) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such deposit.");
        }
        return deposit.status() == DepositStatus.SUSPENDED
                ? Outcome.done(deposit)
                : Outcome.refused(
                        ProblemType.DEPOSIT_STATE,
                        "The deposit is " + deposit.status() + "; only a suspended one is assigned.",
                        Map.of("deposit_status", deposit.status().name()));
    }

    /** One that may have it. */
    private Outcome<Wallet> wallet(String payload) {
        return Optional.ofNullable(em.find(
                        Wallet.class, UUID.fromString(Json.readTexts(payload).get(WALLET))))
                .filter(Wallet::isOpen)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.UNKNOWN_WALLET, "There is no such open wallet."))
                .then(wallet -> deposits.mayHold(wallet.ownerId())
                        ? Outcome.done(wallet)
                        : Outcome.refused(ProblemType.KYC_REQUIRED, "The wallet's owner is at level 0."));
    }
}
