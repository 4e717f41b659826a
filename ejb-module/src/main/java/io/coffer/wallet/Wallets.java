package io.coffer.wallet;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.crypto.Digests;
import io.coffer.event.Event;
import io.coffer.event.Events;
import io.coffer.id.Ids;
import io.coffer.ledger.Account;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.OwnedAccounts;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.ExpectedVersion;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.IdempotencyKeys;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens wallets, shows them, renames, freezes and closes them. */
@ApplicationScoped
public class Wallets {

    static final String SUBJECT_TYPE = "wallet";

    private static final int EVENT_VERSION = 1;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private OwnedAccounts accounts;

    @Inject
    private Ledger ledger;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Events events;

    @Inject
    private jakarta.enterprise.event.Event<WalletChanged> observers;

    @Inject
    private AuditTrail trail;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry steps;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.wallet.owner.max")
    private int maxPerOwner;

    /**
     * What an event of the wallet itself carries.
     *
     * @param walletId the wallet
     * @param status after it
     */
    private record WalletState(UUID walletId, String status) {}

    /**
     * Opens a wallet.
     *
     * @param fingerprint of the request
     * @return refused with {@code idempotency-key-reused} or {@code too-many-wallets}
     */
    public Outcome<WalletResult> open(Actor owner, String name, IdempotencyKey.Key key, byte[] fingerprint) {
        return steps.inNew(() -> earlier(key, fingerprint).orElseGet(() -> {
            if (open(owner.id()) >= maxPerOwner) {
                return Outcome.refused(
                        ProblemType.TOO_MANY_WALLETS, "There can be " + maxPerOwner + " open wallets at most.");
            }
            var wallet = new Wallet(Ids.next(), owner.id(), name, clock.instant());
            em.persist(wallet);
            keys.remember(key, fingerprint, wallet.id());
            tell(wallet, "wallet.opened", owner);
            return Outcome.done(new WalletResult(new WalletBalances(wallet, List.of()), false));
        }));
    }

    /** An owner's wallets, the newest first. */
    public Page<WalletBalances> of(UUID owner, PageRequest page) {
        return transactions.inNew(() -> {
            var wallets = new Listing<>(Wallet.class, Wallet::id)
                    .having("ownerId", Optional.of(owner))
                    .read(em, page);
            return wallets.map(this::balances);
        });
    }

    /** An owner's wallet; empty if there is none, or if it is somebody else's. */
    public Optional<WalletBalances> find(UUID owner, UUID wallet) {
        return find(wallet).filter(found -> found.wallet().ownerId().equals(owner));
    }

    /**
     * The wallet that a request of its owner's names.
     *
     * @param member the member of the request that names it
     * @return refused with {@code unknown-wallet}
     */
    public Outcome<WalletBalances> own(UUID owner, UUID wallet, String member) {
        return find(owner, wallet)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.UNKNOWN_WALLET, member + " is none of your wallets."));
    }

    /** A wallet of whomever. */
    public Optional<WalletBalances> find(UUID wallet) {
        return transactions.inNew(
                () -> Optional.ofNullable(em.find(Wallet.class, wallet)).map(this::balances));
    }

    /**
     * Calls an owner's wallet by another name.
     *
     * @param expected whether the change is meant for a version
     * @return refused with {@code not-found}, {@code wallet-state} or {@code version-conflict}
     */
    public Outcome<WalletBalances> rename(UUID owner, UUID id, String name, ExpectedVersion expected) {
        return transactions.inNew(() -> locked(id)
                .filter(wallet -> wallet.ownerId().equals(owner))
                .map(Outcome::done)
                .orElseGet(Wallets::unknown)
                .then(Wallets::notClosed)
                .then(wallet -> expected.check(wallet.version()).then(version -> {
                    rename(wallet, name);
                    em.flush();
                    return Outcome.done(balances(wallet));
                })));
    }

    /**
     * Closes an owner's wallet with all its accounts.
     *
     * @return refused with {@code not-found}, {@code wallet-state}, {@code wallet-not-empty} or
     *     {@code idempotency-key-reused}
     */
    public Outcome<WalletResult> close(Actor owner, UUID id, IdempotencyKey.Key key) {
        var fingerprint = Digests.sha256("wallet.close\n" + id);
        var outcome = steps.inNew(() -> locked(id)
                .filter(wallet -> wallet.ownerId().equals(owner.id()))
                .map(Outcome::done)
                .orElseGet(Wallets::unknown)
                .then(wallet -> earlier(key, fingerprint)
                        .orElseGet(() -> close(wallet, owner).then(closed -> {
                            keys.remember(key, fingerprint, id);
                            return Outcome.done(new WalletResult(closed, false));
                        }))));
        events.wake();
        return outcome;
    }

    private Outcome<WalletBalances> close(Wallet wallet, Actor owner) {
        return canBecome(wallet, AccountStatus.CLOSED)
                .then(Wallets::notFrozen)
                .then(this::empty)
                .then(empty -> become(empty, AccountStatus.CLOSED, "wallet.closed", owner));
    }

    /** What was done under the key before, if it was used. */
    private Optional<Outcome<WalletResult>> earlier(IdempotencyKey.Key key, byte[] fingerprint) {
        return keys.earlier(key, fingerprint)
                .map(used ->
                        used.then(id -> Outcome.done(new WalletResult(balances(em.find(Wallet.class, id)), true))));
    }

    /**
     * The account of a wallet in an asset, opened if there is none yet. In a transaction of its own.
     *
     * @return refused with {@code unknown-wallet} or {@code account-frozen}
     */
    public Outcome<Account> account(UUID walletId, String asset) {
        return account(walletId, asset, wallet -> wallet.status() == AccountStatus.ACTIVE);
    }

    /**
     * As {@link #account(UUID, String)}, for money that has come already: it is opened in a frozen wallet, too.
     *
     * @return refused with {@code unknown-wallet} or {@code account-frozen}
     */
    public Outcome<Account> accountForArrival(UUID walletId, String asset) {
        return account(walletId, asset, Wallet::isOpen);
    }

    private Outcome<Account> account(UUID walletId, String asset, Predicate<Wallet> takes) {
        return transactions
                .inNew(() -> account(accounts.ofWallets(List.of(walletId)), asset))
                .map(Outcome::done)
                .orElseGet(() -> steps.inNew(() -> locked(walletId)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(ProblemType.UNKNOWN_WALLET, "There is no such wallet."))
                        .then(wallet -> account(accounts.ofWallets(List.of(walletId)), asset)
                                .map(Outcome::done)
                                .orElseGet(() -> takes.test(wallet)
                                        ? Outcome.done(opened(wallet, asset))
                                        : Outcome.refused(
                                                ProblemType.ACCOUNT_FROZEN,
                                                "The wallet takes no new money movement.")))));
    }

    /** In the caller's transaction. */
    void rename(Wallet wallet, String name) {
        wallet.rename(name);
        changed(wallet);
    }

    /** As {@link #close}, whoever wants it and whatever is in it, in the caller's transaction. */
    void closeWithAccounts(Wallet wallet) {
        wallet.become(AccountStatus.CLOSED);
        changed(wallet);
    }

    /** All of an owner's wallets, in the caller's transaction. */
    List<Wallet> of(UUID owner) {
        return em.createQuery("select w from Wallet w where w.ownerId = :owner order by w.id", Wallet.class)
                .setParameter("owner", owner)
                .getResultList();
    }

    /** Whether a wallet can change to this status; without a lock. */
    Outcome<Wallet> check(UUID id, AccountStatus next) {
        return Optional.ofNullable(em.find(Wallet.class, id))
                .map(Outcome::done)
                .orElseGet(Wallets::unknown)
                .then(wallet -> canBecome(wallet, next));
    }

    /** Changes a wallet and all its accounts, in the caller's transaction. */
    Outcome<WalletBalances> change(UUID id, AccountStatus next, String what, Actor actor) {
        return locked(id)
                .map(Outcome::done)
                .orElseGet(Wallets::unknown)
                .then(wallet -> canBecome(wallet, next))
                .then(wallet -> become(wallet, next, what, actor));
    }

    private Outcome<WalletBalances> become(Wallet wallet, AccountStatus next, String what, Actor actor) {
        var own = accounts.idsOf(wallet.id());
        var locked = ledger.lock(own);
        if (next == AccountStatus.CLOSED) {
            own.stream()
                    .filter(id -> locked.account(id).orElseThrow().status().canBecome(next))
                    .forEach(id -> locked.change(id, next).orElseThrow());
        } else {
            own.forEach(id -> locked.freezeWithWallet(id, next == AccountStatus.FROZEN));
        }
        wallet.become(next);
        changed(wallet);
        trail.record(actor, what, new Subject(SUBJECT_TYPE, wallet.id()), Map.of());
        tell(wallet, what, actor);
        em.flush();
        return Outcome.done(balances(wallet));
    }

    private Outcome<Wallet> empty(Wallet wallet) {
        var own = accounts.idsOf(wallet.id());
        var locked = ledger.lock(own);
        var left = own.stream()
                .map(id -> locked.account(id).orElseThrow())
                .filter(account ->
                        !account.balance().isZero() || !account.held().isZero())
                .map(account -> account.balance().toString())
                .toList();
        return left.isEmpty()
                ? Outcome.done(wallet)
                : Outcome.refused(
                        ProblemType.WALLET_NOT_EMPTY, "The wallet still has " + String.join(", ", left) + ".");
    }

    private static Outcome<Wallet> canBecome(Wallet wallet, AccountStatus next) {
        return wallet.status().canBecome(next)
                ? Outcome.done(wallet)
                : Outcome.refused(
                        ProblemType.WALLET_STATE,
                        "The wallet is " + wallet.status() + "; it can't become " + next + ".",
                        Map.of("wallet_status", wallet.status().name()));
    }

    private static Outcome<Wallet> notClosed(Wallet wallet) {
        return wallet.isOpen()
                ? Outcome.done(wallet)
                : Outcome.refused(
                        ProblemType.WALLET_STATE,
                        "The wallet is closed, for ever.",
                        Map.of("wallet_status", wallet.status().name()));
    }

    private static Outcome<Wallet> notFrozen(Wallet wallet) {
        return wallet.status() == AccountStatus.FROZEN
                ? Outcome.refused(
                        ProblemType.WALLET_STATE,
                        "The wallet is frozen; it can't be closed before it is released.",
                        Map.of("wallet_status", wallet.status().name()))
                : Outcome.done(wallet);
    }

    private Account opened(Wallet wallet, String asset) {
        changed(wallet);
        return accounts.open(wallet.ownerId(), wallet.id(), asset, wallet.status() == AccountStatus.FROZEN);
    }

    private void changed(Wallet wallet) {
        observers.fire(new WalletChanged(wallet.id()));
    }

    private void tell(Wallet wallet, String what, Actor actor) {
        events.put(new Event(
                what,
                EVENT_VERSION,
                wallet.id(),
                wallet.ownerId(),
                actor.correlationId(),
                clock.instant(),
                new WalletState(wallet.id(), wallet.status().name())));
    }

    private WalletBalances balances(Wallet wallet) {
        return new WalletBalances(wallet, accounts.ofWallets(List.of(wallet.id())));
    }

    private long open(UUID owner) {
        return em.createQuery(
                        "select count(w) from Wallet w where w.ownerId = :owner and w.status <> :closed", Long.class)
                .setParameter("owner", owner)
                .setParameter("closed", AccountStatus.CLOSED)
                .getSingleResult();
    }

    private Optional<Wallet> locked(UUID id) {
        return Optional.ofNullable(em.find(Wallet.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Optional<Account> account(List<Account> accounts, String asset) {
        return accounts.stream()
                .filter(account -> account.asset().code().equals(asset))
                .findFirst();
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such wallet.");
    }
}
