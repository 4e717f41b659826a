package io.coffer.wallet.deposit;

import io.coffer.event.Events;
import io.coffer.identity.Channels;
import io.coffer.kyc.Level;
import io.coffer.kyc.Verifications;
import io.coffer.ledger.Account;
import io.coffer.ledger.Assets;
import io.coffer.ledger.JournalEntry;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import io.coffer.wallet.Wallet;
import io.coffer.wallet.WalletBalances;
import io.coffer.wallet.Wallets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes money that the bank tells of, says how it gets here, and shows what came. */
@ApplicationScoped
public class Deposits {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Assets assets;

    @Inject
    private Wallets wallets;

    @Inject
    private Channels channels;

    @Inject
    private Verifications verifications;

    @Inject
    private DepositEntries entries;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry steps;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.bank.account.holder")
    private String holder;

    @Inject
    @ConfigProperty(name = "coffer.bank.account.iban")
    private String iban;

    @Inject
    @ConfigProperty(name = "coffer.bank.account.bic")
    private String bic;

    @Inject
    @ConfigProperty(name = "coffer.bank.currencies")
    private List<String> currencies;

    /** How money gets into a wallet of the owner; empty if there is no such wallet, or if it is closed. */
    public Optional<DepositInstructions> instructions(UUID owner, UUID wallet) {
        return wallets.find(owner, wallet)
                .map(WalletBalances::wallet)
                .filter(Wallet::isOpen)
                .map(open -> CreditorReference.of(steps.inNew(() -> code(open))))
                .map(reference -> new DepositInstructions(
                        holder, iban, bic, reference, CreditorReference.printed(reference), currencies));
    }

    /**
     * Takes what the bank tells, once. When it returns done, it is posted and committed.
     *
     * @return refused with {@code unknown-currency}, {@code amount-format}, {@code amount-scale}, {@code amount-not-positive},
     *     {@code amount-too-large}, also if an account can't take so much, or {@code duplicate-bank-transaction}
     */
    public Outcome<DepositResult> receive(DepositNotice notice, String correlationId) {
        var outcome = received(notice, correlationId, order -> steps.inNewUnlessRefused(() -> entries.record(order)));
        if (outcome instanceof Done) {
            events.wake();
        }
        return outcome;
    }

    /** As {@link #receive}, in the caller's transaction; call {@link Events#wake} after the commit. */
    public Outcome<DepositResult> receiveHere(DepositNotice notice, String correlationId) {
        return received(notice, correlationId, entries::record);
    }

    /**
     * A deposit.
     *
     * @param owner whose it must be; anybody's without one
     */
    public Optional<Deposit> find(Optional<UUID> owner, UUID id) {
        return Optional.ofNullable(transactions.inNew(() -> em.find(Deposit.class, id)))
                .filter(deposit -> owner.isEmpty() || deposit.ownerId().equals(owner));
    }

    /**
     * Deposits, the newest first.
     *
     * @param owner whose they must be; all without one
     */
    public Page<Deposit> find(Optional<UUID> owner, Optional<DepositStatus> status, PageRequest page) {
        return transactions.inNew(() -> new Listing<>(Deposit.class, Deposit::id)
                .having("ownerId", owner)
                .having("status", status)
                .read(em, page));
    }

    /**
     * Makes a suspended deposit of what came back to a closed wallet and was posted to suspense, so that it can be assigned;
     * in the caller's transaction.
     *
     * @param notice with the transaction's id of what came back, and what it came back of as its reference
     */
    public void suspend(DepositNotice notice, Money amount, JournalEntry entry) {
        entries.suspended(
                suspended(notice, entry.correlationId(), amount, Suspension.WALLET_CLOSED),
                Suspension.WALLET_CLOSED,
                entry);
    }

    private String code(Wallet wallet) {
        var known = em.find(DepositReference.class, wallet.id());
        if (known != null) {
            return known.code();
        }
        var made = new DepositReference(wallet.id(), clock.instant());
        em.persist(made);
        return made.code();
    }

    /** What can be decided without locks is; an account is opened only for what was not told before. */
    private Outcome<DepositResult> received(
            DepositNotice notice, String correlationId, Function<DepositOrder, Outcome<DepositResult>> step) {
        return assets.currency(notice.currency())
                .then(currency -> Money.toMove(notice.amount(), currency))
                .then(amount -> transactions
                        .inNew(() -> entries.known(notice, amount))
                        .orElseGet(() -> step.apply(order(notice, correlationId, amount))));
    }

    private DepositOrder order(DepositNotice notice, String correlationId, Money amount) {
        var wallet = wallet(notice.reference());
        if (wallet.isEmpty()) {
            return suspended(notice, correlationId, amount, Suspension.UNKNOWN_REFERENCE);
        }
        var suspension = suspension(wallet.get(), amount.asset());
        if (suspension.isPresent()) {
            return suspended(notice, correlationId, amount, suspension.get());
        }
        var account =
                wallets.accountForArrival(wallet.get().id(), amount.asset().code());
        return account instanceof Done<Account> done
                ? new DepositOrder(
                        notice, correlationId, amount, new DepositOrder.Destination(wallet.get(), done.value()), null)
                : suspended(notice, correlationId, amount, Suspension.WALLET_CLOSED);
    }

    private Optional<Wallet> wallet(String reference) {
        return CreditorReference.code(reference)
                .flatMap(code -> transactions.inNew(() -> em.createQuery(
                                "select w from Wallet w, DepositReference r where r.code = :code and w.id = r.walletId",
                                Wallet.class)
                        .setParameter("code", code)
                        .getResultStream()
                        .findFirst()));
    }

    private Optional<Suspension> suspension(Wallet wallet, Asset currency) {
        if (!wallet.isOpen()) {
            return Optional.of(Suspension.WALLET_CLOSED);
        }
        if (!currencies.contains(currency.code())) {
            return Optional.of(Suspension.CURRENCY_NOT_TAKEN);
        }
        return mayHold(wallet.ownerId()) ? Optional.empty() : Optional.of(Suspension.OWNER_NOT_VERIFIED);
    }

    /** A channel answers for its customers itself. */
    boolean mayHold(UUID owner) {
        return channels.find(owner).isPresent()
                || transactions
                        .inNew(() -> verifications.standing(owner))
                        .level()
                        .isAtLeast(Level.ONE);
    }

    private static DepositOrder suspended(
            DepositNotice notice, String correlationId, Money amount, Suspension suspension) {
        return new DepositOrder(notice, correlationId, amount, null, suspension);
    }
}
