package io.coffer.wallet.transfer;

import io.coffer.event.Events;
import io.coffer.ledger.Account;
import io.coffer.ledger.Assets;
import io.coffer.money.Money;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.GroupCommit;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import io.coffer.wallet.Wallets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Moves money between wallets at once, and shows what was moved. */
@ApplicationScoped
public class Transfers {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Assets assets;

    @Inject
    private Wallets wallets;

    @Inject
    private TransferAcceptance acceptance;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry secondTry;

    @Inject
    @ConfigProperty(name = "coffer.wallet.transfer.group")
    private int maxGroup;

    @Inject
    @ConfigProperty(name = "coffer.wallet.transfer.waiting")
    private int maxWaiting;

    @SuppressWarnings("NullAway.Init")
    private GroupCommit<TransferOrder, Outcome<TransferResult>> group;

    @PostConstruct
    void prepare() {
        group = new GroupCommit<>(transactions, acceptance::accept, maxGroup, maxWaiting);
    }

    /**
     * Moves money from a wallet of the owner to any other wallet. When it returns done, it has moved and is committed.
     *
     * @return a refusal after which nothing has moved: {@code unknown-asset}, {@code unknown-wallet}, {@code amount-format},
     *     {@code amount-scale}, {@code amount-not-positive}, {@code amount-too-large}, {@code same-wallet}, {@code account-frozen},
     *     {@code insufficient-funds}, {@code kyc-required}, {@code limit-exceeded}, {@code duplicate-transfer},
     *     {@code idempotency-key-reused}, {@code temporarily-unavailable}
     */
    public Outcome<TransferResult> move(TransferRequest request) {
        var outcome = order(request).then(order -> secondTry.underKey(order.key(), () -> submit(order)));
        if (outcome instanceof Done) {
            events.wake();
        }
        return outcome;
    }

    /** A transfer that the owner asked for; empty if there is none, or if it is somebody else's. */
    public Optional<Transfer> find(UUID owner, UUID id) {
        return Optional.ofNullable(transactions.inNew(() -> em.find(Transfer.class, id)))
                .filter(transfer -> transfer.ownerId().equals(owner));
    }

    /** The transfers that an owner asked for, the newest first. */
    public Page<Transfer> of(UUID owner, PageRequest page) {
        return transactions.inNew(() -> new Listing<>(Transfer.class, Transfer::id)
                .having("ownerId", Optional.of(owner))
                .read(em, page));
    }

    /** What can be checked of a request without the database. */
    private Outcome<TransferOrder> order(TransferRequest request) {
        if (request.sourceWallet().equals(request.destinationWallet())) {
            return Outcome.refused(
                    ProblemType.SAME_WALLET, "source_wallet and destination_wallet must be two wallets.");
        }
        return assets.asset(request.asset())
                .then(asset -> Money.toMove(request.amount(), asset))
                .then(amount -> Outcome.done(order(request, amount)));
    }

    private static TransferOrder order(TransferRequest request, Money amount) {
        return new TransferOrder(
                new IdempotencyKey.Key(request.ownerId(), request.idempotencyKey()),
                request.customer(),
                request.correlationId(),
                request.sourceWallet(),
                request.destinationWallet(),
                amount,
                request.clientReference());
    }

    /** Both wallets mostly have their accounts. If not, the destination's is opened, and the order comes again. */
    private Outcome<TransferResult> submit(TransferOrder order) {
        var outcome = inGroup(order);
        return outcome instanceof Refused<?> refused && refused.type() == ProblemType.UNKNOWN_WALLET
                ? prepared(order).then(this::inGroup)
                : outcome;
    }

    private Outcome<TransferResult> inGroup(TransferOrder order) {
        return group.submit(order).orElseGet(Transfers::busy);
    }

    private Outcome<TransferOrder> prepared(TransferOrder order) {
        return source(order)
                .then(source -> wallets.account(
                        order.destinationWallet(), order.amount().asset().code()))
                .then(destination -> Outcome.done(order));
    }

    /** The owner's account. */
    private Outcome<Account> source(TransferOrder order) {
        return wallets.own(order.key().callerId(), order.sourceWallet(), "source_wallet")
                .then(wallet -> wallet.source(order.amount().asset()));
    }

    private static Outcome<TransferResult> busy() {
        return Outcome.refused(
                ProblemType.TEMPORARILY_UNAVAILABLE, "More transfers wait than can be taken; try again soon.");
    }
}
