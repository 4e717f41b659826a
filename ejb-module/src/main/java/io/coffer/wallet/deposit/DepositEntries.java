package io.coffer.wallet.deposit;

import io.coffer.id.Ids;
import io.coffer.ledger.Account;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.Assets;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.incoming.Arrival;
import io.coffer.wallet.incoming.BankTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Posts deposits, each with its row, in the caller's transaction. */
@ApplicationScoped
class DepositEntries {

    private static final String KIND = "wallet.deposit";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private BankTransactions names;

    @Inject
    private Assets assets;

    /**
     * Records what came; twice at once, the unique key of the bank's id lets one through.
     *
     * @return refused with {@code duplicate-bank-transaction} if the bank told something else under the same id: another
     *     deposit, or what came back of a withdrawal; or with {@code amount-too-large} if an account has no room for it
     */
    Outcome<DepositResult> record(DepositOrder order) {
        return known(order.notice(), order.amount())
                .orElseGet(
                        () -> post(Ids.next(), order).then(deposit -> Outcome.done(new DepositResult(deposit, false))));
    }

    /** What became of a transaction of which the bank has told before; refused as {@link #record}. */
    Optional<Outcome<DepositResult>> known(DepositNotice notice, Money amount) {
        return names.earlier(
                notice.bankTransactionId(),
                () -> find(notice.bankTransactionId())
                        .map(earlier -> known(earlier, notice.fingerprint(amount.plain()))));
    }

    private static Outcome<DepositResult> known(Deposit earlier, byte[] fingerprint) {
        return earlier.isFor(fingerprint)
                ? Outcome.done(new DepositResult(earlier, true))
                : Outcome.refused(
                        ProblemType.DUPLICATE_BANK_TRANSACTION,
                        "The bank told something else of this transaction before.",
                        Map.of("deposit_id", earlier.id()));
    }

    private Outcome<Deposit> post(UUID id, DepositOrder order) {
        var amount = order.amount();
        var bank = house.of("bank", amount.asset());
        var suspense = house.of("suspense", amount.asset());
        var needs = new LedgerNeeds().accounts(List.of(bank, suspense));
        order.to().ifPresent(to -> needs.accounts(List.of(to.account().id())));
        var locked = ledger.lock(needs);
        // It may have been closed since it was looked for.
        var open = order.to()
                .filter(to -> locked.account(to.account().id())
                        .map(Account::status)
                        .filter(status -> status != AccountStatus.CLOSED)
                        .isPresent());
        var suspension = Optional.ofNullable(order.suspension()).orElse(Suspension.WALLET_CLOSED);
        var wanted = NewEntry.of(Deposit.reference(id), KIND, order.correlationId())
                .with(metadata(order, open.isPresent() ? Optional.empty() : Optional.of(suspension)))
                .debit(bank, amount)
                .credit(open.map(to -> to.account().id()).orElse(suspense), amount)
                .build();
        return locked.fits(wanted)
                .then(fitting -> Outcome.done(written(id, order, open, suspension, locked.post(fitting))));
    }

    private Deposit written(
            UUID id,
            DepositOrder order,
            Optional<DepositOrder.Destination> open,
            Suspension suspension,
            JournalEntry entry) {
        var asset = assets.row(order.amount().asset().code());
        var deposit = open.map(to -> Deposit.credited(id, order, asset, to.wallet(), entry.id(), entry.postedAt()))
                .orElseGet(() -> Deposit.suspended(id, order, asset, suspension, entry.id(), entry.postedAt()));
        em.persist(deposit);
        names.take(order.notice().bankTransactionId(), Arrival.DEPOSIT, id);
        return deposit;
    }

    /** Lists as suspended what was posted to suspense already; its name is taken. */
    void suspended(DepositOrder order, Suspension suspension, JournalEntry entry) {
        em.persist(Deposit.suspended(
                Ids.next(),
                order,
                assets.row(order.amount().asset().code()),
                suspension,
                entry.id(),
                entry.postedAt()));
    }

    private static Map<String, String> metadata(DepositOrder order, Optional<Suspension> suspension) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("bank_transaction_id", order.notice().bankTransactionId());
        suspension.ifPresent(reason -> metadata.put("suspended", reason.name()));
        return metadata;
    }

    private Optional<Deposit> find(String bankTransactionId) {
        return em.createQuery("select d from Deposit d where d.bankTransactionId = :id", Deposit.class)
                .setParameter("id", bankTransactionId)
                .getResultStream()
                .findFirst();
    }
}
