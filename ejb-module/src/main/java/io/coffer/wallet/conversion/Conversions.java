package io.coffer.wallet.conversion;

import io.coffer.event.Events;
import io.coffer.ledger.Account;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.GroupCommit;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import io.coffer.wallet.WalletBalances;
import io.coffer.wallet.Wallets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Converts what is in a wallet at once, at a quoted rate, and shows what was converted. */
@ApplicationScoped
public class Conversions {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Quotes quotes;

    @Inject
    private Wallets wallets;

    @Inject
    private ConversionAcceptance acceptance;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry secondTry;

    @Inject
    @ConfigProperty(name = "coffer.fx.conversion.group")
    private int maxGroup;

    @Inject
    @ConfigProperty(name = "coffer.fx.conversion.waiting")
    private int maxWaiting;

    @SuppressWarnings("NullAway.Init")
    private GroupCommit<ConversionOrder, Outcome<ConversionResult>> group;

    @PostConstruct
    void prepare() {
        group = new GroupCommit<>(transactions, acceptance::accept, maxGroup, maxWaiting);
    }

    /**
     * Converts as a quote of the owner promises, within one of his wallets. When it returns done, it is committed.
     *
     * @return a refusal after which nothing has moved: {@code not-found} of the quote, {@code unknown-wallet}, {@code
     *     quote-used}, {@code quote-expired}, {@code account-frozen}, {@code insufficient-funds}, {@code kyc-required},
     *     {@code limit-exceeded}, {@code duplicate-conversion}, {@code idempotency-key-reused}, {@code temporarily-unavailable}
     */
    public Outcome<ConversionResult> convert(ConversionRequest request) {
        var outcome = order(request)
                .then(order -> secondTry.underKey(
                        order.key(), () -> group.submit(order).orElseGet(Conversions::busy)));
        if (outcome instanceof Done) {
            events.wake();
        }
        return outcome;
    }

    /** A conversion that the owner asked for; empty if there is none, or if it is somebody else's. */
    public Optional<Conversion> find(UUID owner, UUID id) {
        return Optional.ofNullable(transactions.inNew(() -> em.find(Conversion.class, id)))
                .filter(conversion -> conversion.ownerId().equals(owner));
    }

    /** The conversions that an owner asked for, the newest first. */
    public Page<Conversion> of(UUID owner, PageRequest page) {
        return transactions.inNew(() -> new Listing<>(Conversion.class, Conversion::id)
                .having("ownerId", Optional.of(owner))
                .read(em, page));
    }

    /** What can be checked of a request without locks. */
    private Outcome<ConversionOrder> order(ConversionRequest request) {
        return quotes.find(request.ownerId(), request.quote())
                .map(given -> Outcome.done(given.quote()))
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such quote."))
                .then(quote -> wallet(request)
                        .then(wallet -> wallet.source(quote.source().asset())
                                .then(source -> destination(request, quote, wallet, source)
                                        .then(destination -> Outcome.done(new ConversionOrder(
                                                new IdempotencyKey.Key(request.ownerId(), request.idempotencyKey()),
                                                request.customer(),
                                                request.correlationId(),
                                                request.wallet(),
                                                quote,
                                                source.id(),
                                                destination.id(),
                                                request.clientReference()))))));
    }

    private Outcome<WalletBalances> wallet(ConversionRequest request) {
        return wallets.own(request.ownerId(), request.wallet(), "wallet");
    }

    /** Opened only for what is going to be done, as far as one can see. */
    private Outcome<Account> destination(
            ConversionRequest request, Quote quote, WalletBalances wallet, Account source) {
        var asset = quote.destination().asset();
        return wallet.account(asset)
                .map(Outcome::done)
                .orElseGet(() -> transactions
                        .inNew(() -> acceptance.promising(request, quote, source))
                        .then(promising -> wallets.account(request.wallet(), asset.code())));
    }

    private static Outcome<ConversionResult> busy() {
        return Outcome.refused(
                ProblemType.TEMPORARILY_UNAVAILABLE, "More conversions wait than can be taken; try again soon.");
    }
}
