package io.coffer.wallet.hold;

import io.coffer.event.Events;
import io.coffer.ledger.Account;
import io.coffer.ledger.Assets;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import io.coffer.wallet.Wallets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reserves money of wallets, captures it for other wallets or gives it back, and shows what was reserved. */
@ApplicationScoped
public class Holds {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Assets assets;

    @Inject
    private Wallets wallets;

    @Inject
    private HoldSteps steps;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry secondTry;

    /**
     * Reserves an amount of a wallet of the owner. When it returns done, it is reserved and committed.
     *
     * @return a refusal after which nothing is reserved: {@code unknown-asset}, {@code unknown-wallet},
     *     {@code amount-format}, {@code amount-scale}, {@code amount-not-positive}, {@code invalid-field},
     *     {@code account-frozen}, {@code insufficient-funds}, {@code kyc-required}, {@code limit-exceeded},
     *     {@code duplicate-hold}, {@code idempotency-key-reused}
     */
    public Outcome<HoldResult> authorise(HoldRequest request) {
        return told(assets.asset(request.asset())
                .then(asset -> Money.toMove(request.amount(), asset)
                        .then(amount -> account(request, asset)
                                .then(account ->
                                        secondTry.inNew(() -> steps.authorise(order(request, account, amount)))))));
    }

    /**
     * Takes what is reserved, or a part of it, for another wallet. When it returns done, it has moved and is committed.
     *
     * @return a refusal after which nothing has moved: {@code not-found}, {@code amount-format}, {@code amount-scale},
     *     {@code amount-not-positive}, {@code same-wallet}, {@code unknown-wallet}, {@code account-frozen},
     *     {@code hold-not-active}, {@code capture-exceeds-hold}, {@code idempotency-key-reused}
     */
    public Outcome<HoldResult> capture(CaptureRequest request) {
        return told(held(request.ownerId(), request.hold())
                .then(held -> amount(request, held)
                        .then(amount -> destination(request, held)
                                .then(destination -> secondTry.inNew(
                                        () -> steps.capture(order(request, held, destination, amount)))))));
    }

    /**
     * Gives back what is left of a hold. (void is a word of the language.)
     *
     * @param key of its owner
     * @return refused with {@code not-found}, {@code hold-not-active} or {@code idempotency-key-reused}
     */
    public Outcome<HoldResult> voidHold(UUID id, IdempotencyKey.Key key) {
        return told(held(key.callerId(), id).then(held -> secondTry.inNew(() -> steps.voidHold(held, key))));
    }

    /** A hold that the owner asked for; empty if there is none, or if it is somebody else's. */
    public Optional<HeldFunds> find(UUID owner, UUID id) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(WalletHold.class, id))
                .filter(hold -> hold.ownerId().equals(owner))
                .map(hold -> steps.find(id)));
    }

    /** The holds that an owner asked for, the newest first. */
    public Page<HeldFunds> of(UUID owner, PageRequest page) {
        return transactions.inNew(() -> {
            var holds = new Listing<>(WalletHold.class, WalletHold::id)
                    .having("ownerId", Optional.of(owner))
                    .read(em, page);
            Map<UUID, HeldFunds> found = steps
                    .find(holds.items().stream().map(WalletHold::id).toList())
                    .stream()
                    .collect(Collectors.toMap(held -> held.request().id(), Function.identity()));
            return holds.map(hold -> found.get(hold.id()));
        });
    }

    private Outcome<HeldFunds> held(UUID owner, UUID id) {
        return find(owner, id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such hold."));
    }

    private static Outcome<Optional<Money>> amount(CaptureRequest request, HeldFunds held) {
        return request.amount()
                .map(text -> Money.toMove(text, held.hold().amount().asset())
                        .then(amount -> Outcome.done(Optional.of(amount))))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }

    /** The owner's account. */
    private Outcome<Account> account(HoldRequest request, Asset asset) {
        return wallets.own(request.ownerId(), request.wallet(), "wallet").then(wallet -> wallet.source(asset));
    }

    private Outcome<Account> destination(CaptureRequest request, HeldFunds held) {
        return request.destinationWallet().equals(held.request().walletId())
                ? Outcome.refused(ProblemType.SAME_WALLET, "destination_wallet must be another wallet than the hold's.")
                : wallets.account(
                        request.destinationWallet(),
                        held.hold().amount().asset().code());
    }

    private static HoldOrder order(HoldRequest request, Account account, Money amount) {
        return new HoldOrder(
                new IdempotencyKey.Key(request.ownerId(), request.idempotencyKey()),
                request.customer(),
                request.correlationId(),
                request.wallet(),
                account.id(),
                amount,
                request.expiresAt().map(end -> end.truncatedTo(ChronoUnit.MICROS)),
                request.clientReference());
    }

    private static CaptureOrder order(
            CaptureRequest request, HeldFunds held, Account destination, Optional<Money> amount) {
        return new CaptureOrder(
                new IdempotencyKey.Key(request.ownerId(), request.idempotencyKey()),
                request.correlationId(),
                held.request(),
                request.destinationWallet(),
                held.hold().account().id(),
                destination.id(),
                amount,
                request.last());
    }

    private <T> Outcome<T> told(Outcome<T> outcome) {
        if (outcome instanceof Done) {
            events.wake();
        }
        return outcome;
    }
}
