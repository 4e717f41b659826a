package io.coffer.wallet.withdrawal;

import io.coffer.event.Events;
import io.coffer.ledger.Account;
import io.coffer.ledger.Assets;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.personal.PersonalData;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.Relay;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import io.coffer.wallet.Wallets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/** Accepts withdrawals, hears what the bank says of them, and shows them. */
@ApplicationScoped
public class Withdrawals {

    private static final Pattern SPACES = Pattern.compile("\\s");

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Assets assets;

    @Inject
    private Wallets wallets;

    @Inject
    private WithdrawalAcceptance acceptance;

    @Inject
    private WithdrawalProgress progress;

    @Inject
    private Creditors creditors;

    @Inject
    private PersonalData personal;

    @Inject
    private Relay relay;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry steps;

    @Inject
    @ConfigProperty(name = "coffer.bank.currencies")
    private List<String> currencies;

    @Inject
    @ConfigProperty(name = "coffer.withdrawal.fee.ratio")
    private BigDecimal feeRatio;

    /**
     * Accepts a withdrawal from a wallet of the owner. When it returns done, amount and fee are reserved.
     *
     * @return a refusal after which nothing is reserved: {@code unknown-currency}, {@code currency-not-taken},
     *     {@code amount-format}, {@code amount-scale}, {@code amount-not-positive}, {@code amount-too-large},
     *     {@code iban-invalid}, {@code unknown-wallet}, {@code account-frozen}, {@code insufficient-funds}, {@code kyc-required},
     *     {@code limit-exceeded}, {@code duplicate-withdrawal}, {@code idempotency-key-reused}
     */
    public Outcome<WithdrawalResult> request(WithdrawalRequest request) {
        var outcome = order(request)
                .then(order ->
                        steps.underKey(order.key(), () -> steps.inNewUnlessRefused(() -> acceptance.accept(order))));
        if (outcome instanceof Done) {
            relay.wake();
            events.wake();
        }
        return outcome;
    }

    /**
     * Takes what the bank tells of a payout, once.
     *
     * @return refused with {@code not-found}, with {@code withdrawal-state} if it contradicts what is known, or with {@code
     *     duplicate-bank-transaction} if what came back has the name of something else that came in
     */
    public Outcome<Withdrawal> told(PayoutNotice notice) {
        var outcome = Withdrawal.idOf(notice.reference())
                .map(id -> steps.inNew(() -> told(id, notice)))
                .orElseGet(Withdrawals::unknown);
        events.wake();
        return outcome;
    }

    /**
     * A withdrawal with its history.
     *
     * @param owner whose it must be; anybody's without one
     */
    public Optional<WithdrawalStory> find(Optional<UUID> owner, UUID id) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(Withdrawal.class, id))
                .filter(withdrawal -> owner.isEmpty() || owner.get().equals(withdrawal.ownerId()))
                .map(this::story));
    }

    /**
     * Withdrawals, the newest first.
     *
     * @param owner whose they must be; all without one
     */
    public Page<WithdrawalStory> find(Optional<UUID> owner, Optional<WithdrawalStatus> status, PageRequest page) {
        return transactions.inNew(() -> new Listing<>(Withdrawal.class, Withdrawal::id)
                .having("ownerId", owner)
                .having("status", status)
                .read(em, page)
                .map(this::story));
    }

    private WithdrawalStory story(Withdrawal withdrawal) {
        var history = em.createQuery(
                        "select t from WithdrawalTransition t where t.withdrawalId = :id order by t.id",
                        WithdrawalTransition.class)
                .setParameter("id", withdrawal.id())
                .getResultList();
        return new WithdrawalStory(withdrawal, history, creditors.of(withdrawal));
    }

    private Outcome<Withdrawal> told(UUID id, PayoutNotice notice) {
        // Not found by its id: that would lock the row of the asset, too, which every new account refers to.
        return em.createQuery("select w from Withdrawal w where w.id = :id", Withdrawal.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(withdrawal -> told(withdrawal, notice))
                .orElseGet(Withdrawals::unknown);
    }

    private Outcome<Withdrawal> told(Withdrawal withdrawal, PayoutNotice notice) {
        var amount = withdrawal.amount();
        boolean matches = amount.asset().code().equals(notice.currency())
                && Money.parse(notice.amount(), amount.asset()).equals(Outcome.done(amount));
        return matches
                ? Objects.requireNonNull(
                        progress.apply(Map.of(withdrawal, notice.outcome())).get(withdrawal))
                : progress.contradiction(withdrawal, notice.outcome());
    }

    /** What can be checked of a request without locks. */
    private Outcome<WithdrawalOrder> order(WithdrawalRequest request) {
        return currency(request.asset())
                .then(currency -> Money.toMove(request.amount(), currency))
                .then(amount -> iban(request.iban())
                        .then(iban -> source(request, amount.asset())
                                .then(account -> Outcome.done(order(request, amount, iban, account)))));
    }

    private Outcome<Asset> currency(String code) {
        return assets.currency(code)
                .then(currency -> currencies.contains(currency.code())
                        ? Outcome.done(currency)
                        : Outcome.refused(
                                ProblemType.CURRENCY_NOT_TAKEN,
                                "The bank pays out in " + String.join(", ", currencies) + "."));
    }

    private static Outcome<String> iban(String text) {
        var compact = SPACES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        try {
            IbanUtil.validate(compact);
            return Outcome.done(compact);
        } catch (Iban4jException e) {
            return Outcome.refused(ProblemType.IBAN_INVALID, "It is no IBAN, or was mistyped.");
        }
    }

    /** The owner's account. */
    private Outcome<Account> source(WithdrawalRequest request, Asset currency) {
        return wallets.own(request.ownerId(), request.wallet(), "wallet").then(wallet -> wallet.source(currency));
    }

    private WithdrawalOrder order(WithdrawalRequest request, Money amount, String iban, Account account) {
        var said = String.join(
                "\n",
                amount.toString(),
                request.wallet().toString(),
                iban,
                request.creditorName(),
                request.clientReference());
        return new WithdrawalOrder(
                new IdempotencyKey.Key(request.ownerId(), request.idempotencyKey()),
                personal.blindIndex("withdrawal.request", said),
                request.customer(),
                request.correlationId(),
                request.wallet(),
                account.id(),
                amount,
                amount.share(feeRatio),
                request.creditorName(),
                iban,
                request.clientReference());
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such withdrawal.");
    }
}
